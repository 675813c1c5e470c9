import { ContestedBadge } from "@/components/rectifications/request-words"
import { Card } from "@/components/ui/card"
import { sayDiseases, sayGivenOn } from "@/components/vaccinations/vaccination-words"
import { formats, language, words } from "@/lib/request/words"
import { capital } from "@/lib/words/capital"
import type { CareAnswers } from "../care-reads"

type VaccinesCardProps = { base: string; vaccines: NonNullable<CareAnswers["vaccines"]> }

/**
 * What the calendar asks now, obligatory and recommended apart, the last doses, and each that waits for this reader's word; a
 * recommendation is never late.
 */
export async function VaccinesCard({ base, vaccines: { due, last, contested, toConfirm, mayAdd } }: VaccinesCardProps) {
  const [t, v, profile] = [await words("professional"), await words("vaccinations"), await words("profile")]
  const saying = { t: v, f: await formats(), language: await language() }
  const strengths = [...new Set(due.map(({ rule }) => rule.strength))]
  return (
    <Card title={t("space.vaccines")}>
      <ul className="flex flex-col gap-2">
        {strengths.map((strength) => (
          <li key={strength}>
            {t("space.due", { strength: v(`calendar.strength.${strength}`) })}{" "}
            <strong className="font-heading">
              {saying.f.list(
                due.filter(({ rule }) => rule.strength === strength).map(({ diseases }) => sayDiseases(diseases, saying)),
              )}
            </strong>
          </li>
        ))}
        {last.map(({ id, diseases, givenOn }) => (
          <li key={id}>
            {capital(sayDiseases(diseases, saying))} <ContestedBadge inList={contested[id]} />
            <span className="block text-small text-soft">{t("space.given", { when: sayGivenOn(givenOn, saying) })}</span>
          </li>
        ))}
        {toConfirm.map(({ id, diseases, givenOn }) => (
          <li key={id}>
            {capital(sayDiseases(diseases, saying))}
            <span className="block text-small text-soft">{t("space.given", { when: sayGivenOn(givenOn, saying) })}</span>
            <a
              href={`${base}/vaccinations/${id}`}
              className="lone-link"
              aria-label={profile("answerNamed", { label: capital(sayDiseases(diseases, saying)) })}
            >
              {profile("states.proposed")}
            </a>
          </li>
        ))}
        {due.length + last.length + toConfirm.length === 0 && <li className="text-soft">{t("space.noVaccine")}</li>}
      </ul>
      <p className="flex flex-wrap gap-x-6 print:hidden">
        <a href={`${base}/vaccinations`} className="lone-link">
          {t("space.allVaccines")}
        </a>
        {mayAdd && (
          <a href={`${base}/vaccinations/add`} className="lone-link">
            {v("add.title")}
          </a>
        )}
      </p>
    </Card>
  )
}

import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { useWords } from "@/lib/request/words"

/** Said to somebody under the age of majority instead of a form that would refuse at its end: why, and what to do. */
export function MinorNotice({ about, back }: { about: "open" | "grant"; back: string }) {
  const t = useWords("space")
  return (
    <>
      <PageHeading title={t(`minor.${about}.title`)} lead={t(`minor.${about}.lead`)} />
      <Card title={t("minor.doTitle")}>
        <ul className="flex list-disc flex-col gap-2 pl-6 marker:text-petrol">
          {[`${about}Parent`, "alone", "help"].map((line) => (
            <li key={line}>{t(`minor.do.${line}`)}</li>
          ))}
        </ul>
        <p>
          <a href="/help" className="lone-link">
            {t("minor.numbers")}
          </a>
        </p>
      </Card>
      <ButtonLink href={back} tone="secondary">
        {t("minor.back")}
      </ButtonLink>
    </>
  )
}

/** The same in short, where the gesture would stand that is refused, with the way to why and what to do. */
export function MinorNote({ patientId }: { patientId: string }) {
  const t = useWords("space")
  return (
    <Notice>
      <p>{t("minor.note")}</p>
      <p>
        <a href={`/patients/${patientId}/helpers/invite`} className="lone-link">
          {t("minor.why")}
        </a>
      </p>
    </Notice>
  )
}

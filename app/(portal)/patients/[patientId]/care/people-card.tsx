import { Card } from "@/components/ui/card"
import { Unbroken } from "@/components/ui/unbroken"
import { dialled } from "@/lib/emergency-contacts/rules"
import { relationWord } from "@/lib/reference/relations"
import { formats, language, words } from "@/lib/request/words"
import type { CareAnswers } from "../care-reads"

type PeopleCardProps = { base: string; people: CareAnswers["people"] }
type Caregiver = PeopleCardProps["people"]["caregivers"][number]

/** Who may be called, who helps and may be told what, who decides by law, and who else treats. */
export async function PeopleCard({ base, people: { contacts, caregivers, team, seesCircle } }: PeopleCardProps) {
  const [t, e, locale] = [await words("professional"), await words("emergency"), await language()]
  if (!seesCircle && contacts.length === 0) return null
  const attending = team.find(({ isAttendingDoctor }) => isAttendingDoctor)
  return (
    <Card title={t("space.people")}>
      <ul className="flex flex-col gap-2">
        {contacts.map(({ id, name, relation, telephone, isConfirmed }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4">
            <span>{e("contacts.named", { name, relation: relationWord(relation, "unknown", locale) })}</span>
            <a href={dialled(telephone)} className="lone-link" dir="ltr">
              {telephone}
            </a>
            {!isConfirmed && <span className="text-small text-soft">{e("contacts.toConfirm")}</span>}
          </li>
        ))}
        {contacts.length === 0 && <li className="text-soft">{t("space.nobodyToCall")}</li>}
        {attending && <li>{t("space.attending", { name: attending.name })}</li>}
      </ul>
      {caregivers.length > 0 && (
        <div className="flex flex-col gap-2">
          <h3>
            <Unbroken>{t("space.helps")}</Unbroken>
          </h3>
          <ul className="flex flex-col gap-2">
            {caregivers.map((caregiver) => (
              <Told key={caregiver.id} caregiver={caregiver} />
            ))}
          </ul>
        </div>
      )}
      {seesCircle && (
        <p className="print:hidden">
          <a href={`${base}/care-circle`} className="lone-link">
            {t("space.circleLink")}
          </a>
        </p>
      )}
    </Card>
  )
}

/** Somebody who helps, and of what they may be told: what they may read themselves. */
async function Told({ caregiver: { name, relation, isByLaw, permissions, groups } }: { caregiver: Caregiver }) {
  const [c, g, f, locale] = [await words("care"), await words("groups"), await formats(), await language()]
  const sees = permissions.includes("view:documents") ? groups.map((group) => g(`theirs.${group}`)) : []
  const said = isByLaw ? c("circle.seesAll") : sees.length > 0 ? c("circle.sees", { items: f.list(sees) }) : ""
  return (
    <li>
      {c("circle.named", { name, relation: relationWord(relation, null, locale) })}
      {said && <span className="block text-small text-soft">{said}</span>}
    </li>
  )
}

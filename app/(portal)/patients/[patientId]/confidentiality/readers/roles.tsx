import { Card } from "@/components/ui/card"
import { Details } from "@/components/ui/details"
import { List, ListRow } from "@/components/ui/list-row"
import type { CareRole, HelpRole } from "@/lib/care-circle/readers/roles/rules"
import { professionWord } from "@/lib/reference/professions"
import { language, words } from "@/lib/request/words"
import { capital } from "@/lib/words/capital"
import { type Kind, Verdict } from "./verdict"

type RolesProps = { kind: Kind; care: CareRole[]; help: HelpRole[] }

/** The same by what somebody is for the patient, whoever that is. */
export async function Roles({ kind, care, help }: RolesProps) {
  const t = await words("care")
  return (
    <Card title={t("readers.roles.title")}>
      <p className="max-w-text text-soft">{t("readers.roles.lead")}</p>
      <Details summary={t("readers.roles.care")}>
        <List label={t("readers.roles.care")}>
          {care.map((role) => (
            <Care key={role.tie + role.professionCode} kind={kind} role={role} />
          ))}
        </List>
      </Details>
      <Details summary={t("readers.roles.help")}>
        <List label={t("readers.roles.help")}>
          {help.map((role) => (
            <Help key={role.purpose} kind={kind} role={role} />
          ))}
        </List>
      </Details>
    </Card>
  )
}

async function Care({ kind, role: { tie, professionCode, reads, reason } }: { kind: Kind; role: CareRole }) {
  const t = await words("care")
  // Of nobody in particular: one word, and not both.
  const profession = capital(professionWord({ code: professionCode, sex: "female" }, await language()))
  return (
    <ListRow title={t(`readers.roles.${tie}`, { profession })} badges={<Verdict reads={reads} />}>
      <p>{t(`readers.professional.${reason}`, { kind })}</p>
    </ListRow>
  )
}

async function Help({ kind, role: { purpose, reads, reason } }: { kind: Kind; role: HelpRole }) {
  const [t, purposes] = [await words("care"), await words("purposes")]
  return (
    <ListRow
      title={t("readers.roles.purpose", { purpose: purposes(`${purpose}.for_caregiver`) })}
      badges={<Verdict reads={reads} />}
    >
      <p>{t(`readers.caregiver.${reason}`, { kind })}</p>
    </ListRow>
  )
}

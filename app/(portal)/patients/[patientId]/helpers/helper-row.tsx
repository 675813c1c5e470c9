import { Avatar } from "@/components/ui/avatar"
import { Badge, type Tone } from "@/components/ui/badge"
import { ListRow } from "@/components/ui/list-row"
import { grantSentences } from "@/lib/delegation/consent-text/rules"
import type { Helper } from "@/lib/delegation/queries"
import type { DelegationState } from "@/lib/delegation/rules"
import { formats, language, words } from "@/lib/request/words"
import { nameAndRelation, periodInWords, visitsInWords } from "./words"

const TONES: Record<DelegationState, Tone> = {
  invited: "petrol",
  arrived: "sun",
  waiting: "sun",
  open: "green",
  suspended: "plain",
  ended: "plain",
}

/** One person who helps: who, until when, what they see, and when they last came. */
export async function HelperRow({ patientId, helper }: { patientId: string; helper: Helper }) {
  const [t, f, locale] = [await words("delegation"), await formats(), await language()]
  const { sees, can } = grantSentences(locale, "patient", helper.grant)
  const name = helper.caregiverName
  return (
    <ListRow
      lead={<Avatar name={helper.caregiverName} />}
      href={`/patients/${patientId}/helpers/${helper.id}`}
      title={await nameAndRelation(helper)}
      badges={<Badge tone={TONES[helper.state]}>{t(`state.${helper.state}`)}</Badge>}
    >
      <p>{periodInWords(t, f, helper)}</p>
      {helper.isByLaw && <p className="text-soft">{t("byLaw.row", { name, state: helper.state })}</p>}
      {!helper.isByLaw && helper.state !== "ended" && sees.length > 0 && (
        <p className="text-soft">{t("row.sees", { name, items: f.list(sees), state: helper.state })}</p>
      )}
      {!helper.isByLaw && helper.state !== "ended" && can.length > 0 && (
        <p className="text-soft">{t("row.can", { name, items: f.list(can), state: helper.state })}</p>
      )}
      {(helper.use || helper.state === "open" || helper.state === "suspended") && (
        <p className="text-small text-soft">{visitsInWords(t, f, helper)}</p>
      )}
    </ListRow>
  )
}

import type { FormAction } from "@/components/forms/action-form"
import { useSaying } from "@/components/profile/line-rows"
import { sayProvenance } from "@/components/profile/line-words"
import { apart } from "@/components/ui/apart"
import { Actions, ButtonLink, type ButtonTone } from "@/components/ui/button"
import { Heard } from "@/components/ui/heard"
import type { OpenProposal } from "@/lib/documents/proposals/rules"
import { useWords } from "@/lib/request/words"
import { ButtonForm } from "../documents/button-form"
import { replaceWords, setProposalAside, takeProposal } from "./actions"
import { useProposalName } from "./proposal-text"
import type { Beside } from "./reads"

/** Where one is: in whose space, and with what one document proposes alone. */
export type Place = { patientId: string; alone: boolean; patientName?: string }

type ChoicesProps = { proposal: OpenProposal; beside: readonly Beside[]; isAmong: boolean; place: Place }

/** What can be done with a proposal: take it, keep what is there, or say one's own line as it does. */
export function Choices({ proposal, beside, isAmong, place }: ChoicesProps) {
  const [t, saying] = [useWords("proposals"), useSaying(place.patientName)]
  const fields = fieldsOf(proposal, place)
  const about = `${useProposalName(proposal)}, ${proposal.source.title}`
  const isDose = proposal.section === "vaccinations"
  const own = beside.filter((one) => one.kind === "line").filter(({ wordsOf }) => wordsOf.includes(proposal))
  const heard = apart(own.map(({ line }) => ({ title: "", told: sayProvenance(line, saying) })))
  const take = t(beside.length > 0 ? "takeToo" : isAmong ? "takeThis" : "take")
  return (
    <Actions>
      {isDose ? (
        <ButtonLink href={doseAt(proposal, place)} tone="secondary">
          {take}
          <Heard>{about}</Heard>
        </ButtonLink>
      ) : (
        <One action={takeProposal} fields={fields} label={take} about={about} />
      )}
      {own.map(({ line: { id, section, version } }, at) => (
        <One
          key={id}
          action={replaceWords}
          fields={{ ...fields, section, lineId: id, version: String(version) }}
          label={t("replace")}
          about={[about, heard[at]].filter(Boolean).join(", ")}
        />
      ))}
      <One action={setProposalAside} fields={fields} label={t(beside.length > 0 ? "keep" : "aside")} about={about} tone="quiet" />
    </Actions>
  )
}

function fieldsOf({ source, entry }: OpenProposal, { patientId, alone }: Place): Record<string, string> {
  return { patientId, documentId: source.documentId, entry, ...(alone ? { alone: "yes" } : {}) }
}

/** Where it is asked against what a dose was. */
const doseAt = ({ source, entry }: OpenProposal, { patientId, alone }: Place) =>
  `/patients/${patientId}/proposals/${source.documentId}/${entry}${alone ? "?alone=yes" : ""}`

type OneProps = { action: FormAction; fields: Record<string, string>; label: string; about: string; tone?: ButtonTone }

function One(props: OneProps) {
  const t = useWords("proposals")
  return <ButtonForm {...props} words={{ summary: t("refused"), waiting: t("waiting") }} />
}

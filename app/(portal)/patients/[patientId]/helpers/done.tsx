import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { Notice } from "@/components/ui/notice"
import { mayBeGivenAgain } from "@/lib/delegation/rules"
import { words } from "@/lib/request/words"
import { draftAgain, resume, suspend, withdraw } from "./[delegationId]/actions"
import type { HelperShown } from "./[delegationId]/helper-page"
import { type AnewOf, InviteAnew, isForAnother } from "./invite-anew"

const DONE = [
  ...["sent", "sent_again", "prepared", "confirmed", "not_recognised", "withdrawn", "skipped", "paused", "resumed"],
  ...["narrowed", "widened", "ended", "renewed", "at_end", "foreseen", "discarded", "code_again"],
] as const

/** What takes the act back where that can be, by the state that it left. */
const UNDO: Record<string, Partial<Record<HelperShown["state"], typeof suspend>>> = {
  sent: { invited: withdraw },
  prepared: { invited: withdraw },
  confirmed: { open: suspend, waiting: withdraw },
  widened: { waiting: withdraw },
  paused: { suspended: resume },
  resumed: { open: suspend },
}

type DoneProps = {
  patientId: string
  done: unknown
  helper?: AnewOf & Pick<HelperShown, "state" | "basis" | "endReason">
  /** Whether who looks may give it again. */
  mayGrant: boolean
}

/** What was just done about an access, said once and in one way, with what takes it back where that can be. */
export async function Done({ patientId, done, helper, mayGrant }: DoneProps) {
  const known = DONE.find((word) => word === done)
  if (!known) return null
  const t = await words("delegation")
  const undo = helper && UNDO[known]?.[helper.state]
  const ids = { patientId, delegationId: helper?.id ?? "" }
  return (
    <Notice tone="done" title={t(`done.${known}`)} announced>
      {undo && (
        <AskedForm
          action={undo}
          hidden={ids}
          words={await formWords(t(`done.undo.${known}`, { state: helper.state }))}
          tone="secondary"
        />
      )}
      {helper && mayGrant && isForAnother(helper) && <InviteAnew helper={helper} patientId={patientId} />}
      {helper && mayGrant && mayBeGivenAgain(helper) && !isForAnother(helper) && (
        <AskedForm action={draftAgain} hidden={ids} words={await formWords(t("again"))} tone="secondary" />
      )}
    </Notice>
  )
}

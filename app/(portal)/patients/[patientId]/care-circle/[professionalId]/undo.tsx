import { addMember, blockProfessional, chooseAttending, removeMember } from "../actions"
import { Gesture } from "../gesture"
import type { Shown } from "./professional-page"

/** Undoes what was just changed about a professional, as long as it still stands so. */
export function Undo({ professional: { member, blockedAt }, ids, t, done }: Shown & { done: unknown }) {
  const ways = {
    added: member && removeMember,
    removed: !member && !blockedAt && addMember,
    dismissed: member && !member.isAttendingDoctor && chooseAttending,
    unblocked: !blockedAt && blockProfessional,
  }
  const known = (Object.keys(ways) as (keyof typeof ways)[]).find((word) => word === done)
  const action = known && ways[known]
  return action ? <Gesture action={action} fields={ids} label={t(`done.undo.${known}`)} /> : null
}

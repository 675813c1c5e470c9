import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { mayBeInvitedAnew } from "@/lib/delegation/rules"
import { ruleValue } from "@/lib/reference/dated-rules"
import { words } from "@/lib/request/words"
import { inviteAnew } from "./[delegationId]/actions"
import type { HelperShown } from "./[delegationId]/helper-page"

/** What `mayBeInvitedAnew` decides by, and what the gesture is called by. */
export type AnewOf = Parameters<typeof mayBeInvitedAnew>[0] & Pick<HelperShown, "id" | "caregiverName" | "contact" | "now">

/** Whether the invitation of this access can leave anew for the right person, now. */
export const isForAnother = (helper: AnewOf) => mayBeInvitedAnew(helper, helper.now, ruleValue("invitation_lives").value)

/** The same invitation for the right person, in one gesture. */
export async function InviteAnew({ helper, patientId }: { helper: AnewOf; patientId: string }) {
  const t = await words("delegation")
  const { id: delegationId, channel, contact, caregiverName: name } = helper
  return (
    <>
      <p>{t(`anew.${channel}`, { contact: contact ?? "" })}</p>
      <AskedForm action={inviteAnew} hidden={{ patientId, delegationId }} words={await formWords(t("anew.submit", { name }))} />
    </>
  )
}

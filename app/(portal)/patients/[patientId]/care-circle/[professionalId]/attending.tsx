import { Card } from "@/components/ui/card"
import { sumUpCareCircle } from "@/lib/care-circle/queries"
import { canBeAttending } from "@/lib/care-circle/rules"
import { chooseAttendingDoctor, dismissAttendingDoctor } from "../actions"
import { Gesture } from "../gesture"
import type { Shown } from "./professional-page"

/** Whether a doctor of the team is the attending one, what that lets them read, and how to change. */
export async function Attending({ access, professional, ids, isOwn, t }: Shown) {
  const { name, member } = professional
  if (!member || !canBeAttending([member.professionCode])) return null
  if (member.isAttendingDoctor) {
    return (
      <Card title={t("person.attendingTitle")}>
        <p>{t("person.attendingIs", { name })}</p>
        <Gesture
          action={dismissAttendingDoctor}
          fields={ids}
          label={t(isOwn ? "person.attendingDismiss" : "person.attendingDismissOther", { name })}
        />
      </Card>
    )
  }
  const { members } = await sumUpCareCircle(access)
  const doctor = members.find(({ isAttendingDoctor }) => isAttendingDoctor)?.name
  return (
    <Card title={t("person.attendingTitle")}>
      <p>{t("person.attendingIsNot")}</p>
      <p>{doctor ? t("person.attendingNow", { doctor }) : t("person.attendingNobody")}</p>
      <Gesture action={chooseAttendingDoctor} fields={ids} label={t("person.attendingChoose", { name })} />
    </Card>
  )
}

import { Card } from "@/components/ui/card"
import { canBeAttending } from "@/lib/care-circle/rules"
import { chooseAttending, dismissAttending } from "../actions"
import { Gesture } from "../gesture"
import type { Shown } from "./professional-page"

/** Whether a doctor of the team is the attending one, what that lets them read, and how to change. */
export function Attending({ professional, ids, attending, isOwn, t }: Shown) {
  const { name, member } = professional
  if (!member || !canBeAttending([member.professionCode])) return null
  if (member.isAttendingDoctor) {
    return (
      <Card title={t("person.attendingTitle")}>
        <p>{t("person.attendingIs", { name })}</p>
        <Gesture
          action={dismissAttending}
          fields={ids}
          label={t(isOwn ? "person.attendingDismiss" : "person.attendingDismissOther", { name })}
        />
      </Card>
    )
  }
  return (
    <Card title={t("person.attendingTitle")}>
      <p>{t("person.attendingIsNot")}</p>
      <p>{attending ? t("person.attendingNow", { doctor: attending }) : t("person.attendingNobody")}</p>
      <Gesture action={chooseAttending} fields={ids} label={t("person.attendingChoose", { name })} />
    </Card>
  )
}

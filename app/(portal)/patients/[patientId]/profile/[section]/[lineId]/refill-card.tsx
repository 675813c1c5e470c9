import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import type { CaregiverSight } from "@/lib/access/sights"
import { dayInParis } from "@/lib/platform/days"
import type { Telling } from "@/lib/profile/refill/queries"
import type { ProfileLine } from "@/lib/profile/rules"
import { useFormats, useWords } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { askForBox, stopRefill } from "../../actions"
import { Gesture } from "../../gesture"
import type { Refill } from "../../reads"

type RefillCardProps = { space: SpaceHeader; line: ProfileLine; refill: Refill; sights: readonly CaregiverSight[]; at: string }

/** For how many days there is enough of a treatment, and for who decides, whom Relais tells before it is empty. */
export function RefillCard({ space, line, refill: { supply, telling, maySet, mayAsk }, sights, at }: RefillCardProps) {
  const [t, f] = [useWords("profile"), useFormats()]
  return (
    <Card title={t("refill.title")}>
      {supply && <p className="font-heading text-large">{t("refill.left", { days: supply.daysLeft })}</p>}
      {supply && (
        <p className="max-w-text">
          {t("refill.counted", {
            doses: supply.dosesLeft,
            date: f.day(supply.countedOn),
            taken: supply.dosesAWeek ?? supply.dosesADay ?? 0,
            per: supply.dosesAWeek ? "week" : "day",
            emptyOn: f.day(supply.emptyOn),
          })}
        </p>
      )}
      {telling && <Whom space={space} telling={telling} sights={sights} />}
      {!supply && <p className="max-w-text">{t("refill.none")}</p>}
      <p className="max-w-text text-soft">{t("refill.notAlarm")}</p>
      {mayAsk && <AskForBox patientId={space.patientId} line={line} />}
      {maySet && (
        <Actions>
          <ButtonLink href={at} tone="secondary">
            {t(supply ? "refill.again" : "refill.set")}
          </ButtonLink>
          {supply && (
            <Gesture patientId={space.patientId} line={line} action={stopRefill} label={t("refill.stop")} tone="quiet" />
          )}
        </Actions>
      )}
    </Card>
  )
}

/** One gesture that makes it a task of the circle, in words that say nothing of the treatment. */
function AskForBox({ patientId, line }: { patientId: string; line: ProfileLine }) {
  const t = useWords("tasks")
  return (
    <div className="flex flex-col gap-2">
      <p className="max-w-text">{t("box.hint")}</p>
      <Gesture patientId={patientId} line={line} action={askForBox} label={t("box.ask")} />
    </div>
  )
}

type WhomProps = { space: SpaceHeader; telling: Telling; sights: readonly CaregiverSight[] }

function Whom({ space, telling: { tellsPatient, caregiverAccountId, tellOn, toldAt }, sights }: WhomProps) {
  const [t, f] = [useWords("profile"), useFormats()]
  const caregiver = sights.find(({ accountId }) => accountId === caregiverAccountId)
  const names = [
    ...(tellsPatient ? [space.isOwn ? t("refill.you") : space.givenName] : []),
    ...(caregiverAccountId ? [caregiver?.name ?? t("refill.someone")] : []),
  ]
  const isDue = tellOn <= dayInParis(new Date())
  const date = toldAt ? f.dateTime(toldAt, { dateStyle: "long" }) : f.day(tellOn)
  return (
    <p className="max-w-text">{t("refill.whom", { told: toldAt ? "yes" : isDue ? "soon" : "no", date, names: f.list(names) })}</p>
  )
}

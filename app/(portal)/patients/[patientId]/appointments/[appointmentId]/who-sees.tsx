import { Avatar } from "@/components/ui/avatar"
import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import type { CaregiverSight } from "@/lib/access/sights"
import type { Appointment } from "@/lib/appointments/rules"
import { useWords } from "@/lib/request/words"
import { ReadersLink } from "../../confidentiality/readers/readers-link"
import { excludeFromAppointment, judgeAppointment } from "../actions"
import { Gesture } from "../gesture"

type WhoSeesProps = { patientId: string; line: Appointment; sights: readonly CaregiverSight[]; isOwn: boolean }

/** For who decides alone: each caregiver, and how to change it. */
export function WhoSees({ patientId, line, sights, isOwn }: WhoSeesProps) {
  const t = useWords("appointments")
  const fields = { patientId, appointmentId: line.id }
  const isSensitive = line.forPatient?.sensitivity === "sensitive"
  return (
    <Card title={t("who.title")}>
      {sights.length === 0 && <p>{t("who.none")}</p>}
      <List label={t("who.title")}>
        {sights.map(({ accountId, name, sees, isExcluded }) => (
          <ListRow
            key={accountId}
            lead={<Avatar name={name} tone={sees ? "green" : "plain"} />}
            title={t(sees ? "who.sees" : "who.doesNotSee", { name })}
            meta={isExcluded ? t("who.excluded") : sees ? undefined : t("who.outside")}
          >
            {(sees || isExcluded) && (
              <div className="pt-3">
                <Gesture
                  action={excludeFromAppointment}
                  fields={{ ...fields, caregiverId: accountId, excluded: isExcluded ? "no" : "yes" }}
                  label={t(isExcluded ? "who.include" : "who.exclude", { name })}
                />
              </div>
            )}
          </ListRow>
        ))}
      </List>
      {isOwn && <ReadersLink patientId={patientId} section="appointments" itemId={line.id} />}
      <p className="max-w-text">{t(isSensitive ? "who.sensitive" : "who.notSensitive")}</p>
      <Gesture
        action={judgeAppointment}
        fields={{ ...fields, version: String(line.version), sensitivity: isSensitive ? "not" : "sensitive" }}
        label={t(isSensitive ? "who.judgeNot" : "who.judgeSensitive")}
      />
    </Card>
  )
}

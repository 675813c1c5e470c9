import { Avatar } from "@/components/ui/avatar"
import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import type { CaregiverSight } from "@/lib/access/sights"
import type { Note } from "@/lib/notes/rules"
import { useWords } from "@/lib/request/words"
import { ReadersLink } from "../../confidentiality/readers/readers-link"
import { excludeFromNote, judgeNote } from "../actions"
import { Gesture } from "../gesture"

type WhoSeesProps = { patientId: string; line: Note; sights: readonly CaregiverSight[]; isOwn: boolean }

/** For who decides alone: each caregiver, and how to change it. */
export function WhoSees({ patientId, line, sights, isOwn }: WhoSeesProps) {
  const t = useWords("notes")
  const fields = { patientId, noteId: line.id }
  const isSensitive = line.forPatient?.sensitivity === "sensitive"
  return (
    <Card title={t("sees.title")}>
      {sights.length === 0 && <p>{t("sees.none")}</p>}
      <List label={t("sees.title")}>
        {sights.map(({ accountId, name, sees, isExcluded }) => (
          <ListRow
            key={accountId}
            lead={<Avatar name={name} tone={sees ? "green" : "plain"} />}
            title={t(sees ? "sees.sees" : "sees.doesNotSee", { name })}
            meta={isExcluded ? t("sees.excluded") : sees ? undefined : t("sees.outside")}
          >
            {(sees || isExcluded) && (
              <div className="pt-3">
                <Gesture
                  action={excludeFromNote}
                  fields={{ ...fields, caregiverId: accountId, excluded: isExcluded ? "no" : "yes" }}
                  label={t(isExcluded ? "sees.include" : "sees.exclude", { name })}
                />
              </div>
            )}
          </ListRow>
        ))}
      </List>
      {isOwn && <ReadersLink patientId={patientId} section="notes" itemId={line.id} />}
      <p className="max-w-text">{t(isSensitive ? "sees.sensitive" : "sees.notSensitive")}</p>
      <Gesture
        action={judgeNote}
        fields={{ ...fields, sensitivity: isSensitive ? "not" : "sensitive" }}
        label={t(isSensitive ? "sees.judgeNot" : "sees.judgeSensitive")}
      />
    </Card>
  )
}

import type { FormAction } from "@/components/forms/action-form"
import { Avatar } from "@/components/ui/avatar"
import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import type { CaregiverSight } from "@/lib/access/sights"
import { useWords } from "@/lib/request/words"
import { ButtonForm } from "../../documents/button-form"
import { ReadersLink } from "../readers/readers-link"

type WhoSeesOneProps = {
  patientId: string
  section: "appointments" | "notes" | "tasks"
  itemId: string
  sights: readonly CaregiverSight[]
  isOwn: boolean
  isSensitive: boolean
  actions: Record<"judge" | "exclude", FormAction>
  /** How the forms name it. */
  fields: Record<string, string>
  /** Where it is judged on the version that was read. */
  version?: number
}

/** For who decides alone, of what professionals see or not by its section: each caregiver, and how to change it. */
export function WhoSeesOne(props: WhoSeesOneProps) {
  const { patientId, section, itemId, sights, isOwn, isSensitive, actions, fields, version } = props
  const t = useWords(section)
  const judged = version === undefined ? fields : { ...fields, version: String(version) }
  const words = { summary: t("summary"), waiting: t("waiting") }
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
                <ButtonForm
                  action={actions.exclude}
                  fields={{ ...fields, caregiverId: accountId, excluded: isExcluded ? "no" : "yes" }}
                  label={t(isExcluded ? "sees.include" : "sees.exclude", { name })}
                  words={words}
                />
              </div>
            )}
          </ListRow>
        ))}
      </List>
      {isOwn && <ReadersLink patientId={patientId} section={section} itemId={itemId} />}
      <p className="max-w-text">{t(isSensitive ? "sees.sensitive" : "sees.notSensitive")}</p>
      <ButtonForm
        action={actions.judge}
        fields={{ ...judged, sensitivity: isSensitive ? "not" : "sensitive" }}
        label={t(isSensitive ? "sees.judgeNot" : "sees.judgeSensitive")}
        words={words}
      />
    </Card>
  )
}

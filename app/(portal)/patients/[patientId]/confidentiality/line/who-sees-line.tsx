import type { FormAction } from "@/components/forms/action-form"
import { Avatar } from "@/components/ui/avatar"
import { Card } from "@/components/ui/card"
import { IconTile } from "@/components/ui/icon"
import { List, ListRow } from "@/components/ui/list-row"
import type { CaregiverSight } from "@/lib/access/sights"
import { useWords } from "@/lib/request/words"
import { ButtonForm } from "../../documents/button-form"
import { ReadersLink } from "../readers/readers-link"

type WhoSeesLineProps = {
  patientId: string
  section: "measures" | "vaccinations"
  itemId: string
  sights: readonly CaregiverSight[]
  isOwn: boolean
  isHidden: boolean
  isSensitive: boolean
  actions: Record<"hide" | "judge" | "exclude", FormAction>
  /** How the forms name the line. */
  fields: Record<string, string>
  /** Where a mark is set on the version that was read. */
  version?: number
}

/** For who decides alone: each caregiver, then the professionals, and how to change it. */
export function WhoSeesLine(props: WhoSeesLineProps) {
  const { patientId, section, itemId, sights, isOwn, isHidden, isSensitive, actions, fields, version } = props
  const [t, of] = [useWords("confidentiality"), useWords(section)]
  const marked = version === undefined ? fields : { ...fields, version: String(version) }
  return (
    <Card title={t("line.title")}>
      {sights.length === 0 && <p>{of("who.none")}</p>}
      <List label={t("line.title")}>
        {sights.map(({ accountId, name, sees, isExcluded }) => (
          <ListRow
            key={accountId}
            lead={<Avatar name={name} tone={sees ? "green" : "plain"} />}
            title={t(sees ? "line.sees" : "line.doesNotSee", { name })}
            meta={isExcluded ? t("line.excluded") : sees ? undefined : t("line.outside")}
          >
            {(sees || isExcluded) && (
              <Change
                action={actions.exclude}
                fields={{ ...fields, caregiverId: accountId, excluded: isExcluded ? "no" : "yes" }}
                label={t(isExcluded ? "line.include" : "line.exclude", { name })}
              />
            )}
          </ListRow>
        ))}
        <ListRow
          lead={<IconTile name={isHidden ? "hidden" : "stethoscope"} />}
          title={t(isOwn ? "line.careTitle" : "line.careTitleOther")}
          meta={t(isHidden ? "line.careHidden" : "line.careSees")}
        >
          {!isHidden && <p className="text-small text-soft">{of("who.hideHint")}</p>}
          <Change
            action={actions.hide}
            fields={{ ...marked, hidden: isHidden ? "no" : "yes" }}
            label={t(isHidden ? "line.show" : "line.hide")}
          />
        </ListRow>
      </List>
      {isOwn && <ReadersLink patientId={patientId} section={section} itemId={itemId} />}
      <p className="max-w-text">{t(isSensitive ? "line.sensitive" : "line.notSensitive")}</p>
      <Change
        action={actions.judge}
        fields={{ ...marked, sensitivity: isSensitive ? "not" : "sensitive" }}
        label={t(isSensitive ? "line.judgeNot" : "line.judgeSensitive")}
      />
    </Card>
  )
}

function Change(props: Pick<Parameters<typeof ButtonForm>[0], "action" | "fields" | "label">) {
  const [t, common] = [useWords("confidentiality"), useWords("common")]
  return (
    <div className="pt-3">
      <ButtonForm {...props} words={{ summary: t("line.refused"), waiting: common("waiting") }} />
    </div>
  )
}

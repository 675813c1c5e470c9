import { Avatar } from "@/components/ui/avatar"
import { Card } from "@/components/ui/card"
import { IconTile } from "@/components/ui/icon"
import { List, ListRow } from "@/components/ui/list-row"
import type { CaregiverSight } from "@/lib/access/sights"
import { useWords } from "@/lib/request/words"
import type { VaccinationLine } from "@/lib/vaccinations/rules"
import { ReadersLink } from "../../confidentiality/readers/readers-link"
import { ButtonForm } from "../../documents/button-form"
import { excludeFromVaccination, hideVaccination, judgeVaccination } from "../actions"

type WhoSeesLineProps = { patientId: string; line: VaccinationLine; sights: CaregiverSight[]; isOwn: boolean }

/** For who decides alone: each caregiver, then the professionals, and how to change it. */
export function WhoSeesLine({ patientId, line, sights, isOwn }: WhoSeesLineProps) {
  const t = useWords("vaccinations")
  const isSensitive = line.forPatient?.sensitivity === "sensitive"
  const fields = { patientId, vaccinationId: line.id }
  const versioned = { ...fields, version: String(line.version) }
  const isHidden = line.forPatient?.isHiddenFromProfessionals === true
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
              <Change
                action={excludeFromVaccination}
                fields={{ ...fields, caregiverId: accountId, excluded: isExcluded ? "no" : "yes" }}
                label={t(isExcluded ? "who.include" : "who.exclude", { name })}
              />
            )}
          </ListRow>
        ))}
        <ListRow
          lead={<IconTile name={isHidden ? "hidden" : "stethoscope"} />}
          title={t(isOwn ? "who.careTitle" : "who.careTitleOther")}
          meta={t(isHidden ? "who.careHidden" : "who.careSees")}
        >
          {!isHidden && <p className="text-small text-soft">{t("who.hideHint")}</p>}
          <Change
            action={hideVaccination}
            fields={{ ...versioned, hidden: isHidden ? "no" : "yes" }}
            label={t(isHidden ? "who.show" : "who.hide")}
          />
        </ListRow>
      </List>
      {isOwn && <ReadersLink patientId={patientId} section="vaccinations" itemId={line.id} />}
      <p className="max-w-text">{t(isSensitive ? "who.sensitive" : "who.notSensitive")}</p>
      <Change
        action={judgeVaccination}
        fields={{ ...versioned, sensitivity: isSensitive ? "not" : "sensitive" }}
        label={t(isSensitive ? "who.judgeNot" : "who.judgeSensitive")}
      />
    </Card>
  )
}

function Change(props: Pick<Parameters<typeof ButtonForm>[0], "action" | "fields" | "label">) {
  const t = useWords("vaccinations")
  return (
    <div className="pt-3">
      <ButtonForm {...props} words={{ summary: t("summary"), waiting: t("waiting") }} />
    </div>
  )
}

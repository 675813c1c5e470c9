import { Card } from "@/components/ui/card"
import { List } from "@/components/ui/list-row"
import type { CaregiverSight } from "@/lib/access/sights"
import type { ProfileLine } from "@/lib/profile/rules"
import { useWords } from "@/lib/request/words"
import { ReadersLink } from "../../../confidentiality/readers/readers-link"
import { excludeLine, hideLine, judgeLine } from "../../actions"
import { Gesture } from "../../gesture"

type WhoSeesProps = { patientId: string; line: ProfileLine; sights: readonly CaregiverSight[] }

/** Who can see the line today, and the gestures by which the person sets it apart. */
export function WhoSees({ patientId, line, sights }: WhoSeesProps) {
  const t = useWords("profile")
  const gesture = { patientId, line }
  return (
    <Card title={t("detail.who_sees")}>
      <List>
        <li className="flex flex-col items-start gap-3 py-4 first:pt-0">
          <p>{t(line.isHidden ? "detail.professionalsDoNot" : "detail.professionalsSee")}</p>
          {!line.isHidden && <p className="max-w-text text-soft">{t("detail.hideEffect")}</p>}
          <Gesture
            {...gesture}
            action={hideLine}
            fields={{ hidden: line.isHidden ? "no" : "yes" }}
            label={t(line.isHidden ? "detail.show" : "detail.hide")}
          />
        </li>
        {sights.map(({ accountId, name, sees, isExcluded }) => (
          <li key={accountId} className="flex flex-col items-start gap-3 py-4 last:pb-0">
            <p>{t(sees ? "detail.sees" : "detail.seesNot", { name })}</p>
            {(sees || isExcluded) && (
              <Gesture
                {...gesture}
                action={excludeLine}
                fields={{ accountId, excluded: isExcluded ? "no" : "yes" }}
                label={t(isExcluded ? "detail.include" : "detail.exclude", { name })}
              />
            )}
          </li>
        ))}
      </List>
      {sights.length === 0 && <p className="text-soft">{t("detail.nobody")}</p>}
      <ReadersLink patientId={patientId} section={line.section} itemId={line.id} />
      <Gesture
        {...gesture}
        action={judgeLine}
        fields={{ intimate: line.isSensitive ? "no" : "yes" }}
        label={t(line.isSensitive ? "detail.judgeNo" : "detail.judgeYes")}
        tone="quiet"
      />
    </Card>
  )
}

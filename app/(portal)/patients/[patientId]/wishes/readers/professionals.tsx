import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import { words } from "@/lib/request/words"
import type { WishesOfAKind } from "@/lib/wishes/rules"
import { Gesture } from "../../care-circle/gesture"
import { ReadersLink } from "../../confidentiality/readers/readers-link"
import { hideWishes } from "../actions"

type ProfessionalsProps = { patientId: string; written: readonly WishesOfAKind[] }

/** What professionals read, kind by kind, what hiding it does, and the gesture that does it. */
export async function Professionals({ patientId, written }: ProfessionalsProps) {
  const t = await words("wishes")
  return (
    <Card title={t("readers.professionals")}>
      <p className="max-w-text">{t("readers.professionalsText")}</p>
      {written.some(({ isHidden }) => !isHidden) && <p className="max-w-text">{t("readers.maskEffect")}</p>}
      {written.length > 0 && (
        <List>
          {written.map(({ kind, isHidden, inForce }) => (
            <ListRow
              key={kind}
              icon={isHidden ? "hidden" : "stethoscope"}
              title={t(`kinds.${kind}.title`)}
              meta={t(isHidden ? "readers.masked" : "readers.unmasked")}
            >
              <div className="pt-2">
                <Gesture
                  action={hideWishes}
                  fields={{ patientId, kind, hidden: isHidden ? "no" : "yes" }}
                  label={t(isHidden ? "readers.unmask" : "readers.mask", { kind })}
                />
                {inForce && (
                  <ReadersLink patientId={patientId} section="wishes" itemId={inForce.id} about={t(`kinds.${kind}.title`)} />
                )}
              </div>
            </ListRow>
          ))}
        </List>
      )}
    </Card>
  )
}

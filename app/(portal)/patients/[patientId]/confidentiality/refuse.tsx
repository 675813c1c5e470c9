import { Card } from "@/components/ui/card"
import { Details } from "@/components/ui/details"
import { words } from "@/lib/request/words"
import { removeEverybody } from "../care-circle/actions"
import { Gesture } from "../care-circle/gesture"

/** That no professional reads at all: what it changes first, then one button; whoever comes in again is named or given a code. */
export async function Refuse({ patientId, readers }: { patientId: string; readers: number }) {
  const t = await words("confidentiality")
  return (
    <Card title={t("refuse.title")} id="refuse">
      <p className="max-w-text">{t("refuse.lead")}</p>
      <p className="max-w-text">{t("refuse.now", { count: readers })}</p>
      <Details summary={t("refuse.open")}>
        <p className="max-w-text">{t("refuse.effect")}</p>
        <p className="max-w-text">{t("refuse.after")}</p>
        <Gesture action={removeEverybody} fields={{ patientId }} label={t("refuse.submit")} tone="secondary" />
      </Details>
      <p className="max-w-text text-soft">{t("refuse.law")}</p>
    </Card>
  )
}

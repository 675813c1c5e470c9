import { Notice } from "@/components/ui/notice"
import type { Closing } from "@/lib/closing/rules"
import { formats, words } from "@/lib/request/words"
import { ButtonForm } from "../documents/button-form"
import { undoClosing } from "./actions"

type AskedProps = { patientId: string; closing: Closing }

/** It is asked for and nothing has changed: until when, and the gesture that stops it. */
export async function Asked({ patientId, closing: { shutsAt, endsAt } }: AskedProps) {
  const [t, f] = [await words("closing"), await formats()]
  const when = (at: Date | null) => (at ? f.dateTime(at, { dateStyle: "long", timeStyle: "short" }) : "")
  return (
    <>
      <Notice tone="attention" title={t("asked.title")}>
        <p>{t("asked.text", { shuts: when(shutsAt), ends: when(endsAt) })}</p>
        <p>{t("asked.notYou")}</p>
      </Notice>
      <ButtonForm
        action={undoClosing}
        fields={{ patientId }}
        label={t("asked.stop")}
        tone="primary"
        words={{ summary: t("summary"), waiting: t("waitingWord") }}
      />
    </>
  )
}

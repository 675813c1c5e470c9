import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import type { Closing } from "@/lib/closing/rules"
import { formats, words } from "@/lib/request/words"
import { ButtonForm } from "../documents/button-form"
import { undoClosing } from "./actions"

type ShutProps = { patientId: string; closing: Closing }

/** A space that is shut: until when its person comes back, in one gesture; after that it only waits to be erased. */
export async function Shut({ patientId, closing: { state, endsAt } }: ShutProps) {
  const [t, f] = [await words("closing"), await formats()]
  if (state === "over" || !endsAt) return <Over />
  return (
    <>
      <PageHeading title={t("shut.title")} lead={t("shut.lead")} />
      <Card>
        <p className="max-w-text">{t("shut.text", { ends: f.dateTime(endsAt, { dateStyle: "long", timeStyle: "short" }) })}</p>
        <ButtonForm
          action={undoClosing}
          fields={{ patientId }}
          label={t("shut.back")}
          tone="primary"
          words={{ summary: t("summary"), waiting: t("waitingWord") }}
        />
      </Card>
    </>
  )
}

async function Over() {
  const t = await words("closing")
  return (
    <>
      <PageHeading title={t("over.title")} />
      <Notice>
        <p>{t("over.text")}</p>
      </Notice>
    </>
  )
}

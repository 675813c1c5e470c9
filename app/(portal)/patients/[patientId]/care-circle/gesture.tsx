import type { ButtonTone } from "@/components/ui/button"
import { words } from "@/lib/request/words"
import { ButtonForm } from "../documents/button-form"

type GestureProps = Pick<Parameters<typeof ButtonForm>[0], "action" | "fields" | "label"> & { tone?: ButtonTone }

/** One button that changes something about a professional. */
export async function Gesture(props: GestureProps) {
  const t = await words("common")
  return <ButtonForm {...props} words={{ summary: (await words("delegation"))("refused"), waiting: t("waiting") }} />
}

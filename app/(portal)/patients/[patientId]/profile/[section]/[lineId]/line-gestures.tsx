import { Actions, ButtonLink } from "@/components/ui/button"
import type { ProfileLine } from "@/lib/profile/rules"
import { useWords } from "@/lib/request/words"
import { removeLine } from "../../actions"
import { Answers, Gesture } from "../../gesture"
import type { Gestures } from "../../reads"

type LineGesturesProps = { patientId: string; line: ProfileLine; may: Gestures; change: string }

/** What the reader may do with the line. */
export function LineGestures({ patientId, line, may, change }: LineGesturesProps) {
  const t = useWords("profile")
  if (!may.remove && !may.confirm) return null
  const isInCare = line.author.kind === "professional"
  return (
    <Actions>
      <Answers patientId={patientId} line={line} may={may} />
      {may.rewrite && (
        <ButtonLink href={change} tone="secondary">
          {t("detail.change")}
        </ButtonLink>
      )}
      {may.remove && (
        <Gesture
          patientId={patientId}
          line={line}
          action={removeLine}
          label={t(isInCare ? "detail.removeError" : "detail.remove")}
          tone="quiet"
        />
      )}
    </Actions>
  )
}

import type { FormAction } from "@/components/forms/action-form"
import { useSaying } from "@/components/profile/line-rows"
import { sayLabel } from "@/components/profile/line-words"
import { ContestedBadge } from "@/components/rectifications/request-words"
import type { ButtonTone } from "@/components/ui/button"
import type { InList } from "@/lib/access/contested"
import type { ProfileLine } from "@/lib/profile/rules"
import { useWords } from "@/lib/request/words"
import { ButtonForm } from "../documents/button-form"
import { confirmLine, refuseLine } from "./actions"
import type { Gestures } from "./reads"

type GestureProps = {
  patientId: string
  line: Pick<ProfileLine, "section" | "id">
  action: FormAction
  label: string
  about?: string
  tone?: ButtonTone
  fields?: Record<string, string>
}

/** One button that does one thing with a line. */
export function Gesture({ patientId, line, action, label, about, tone, fields }: GestureProps) {
  const t = useWords("profile")
  return (
    <ButtonForm
      action={action}
      fields={{ patientId, section: line.section, lineId: line.id, ...fields }}
      label={label}
      about={about}
      tone={tone}
      words={{ summary: t("form.refused"), waiting: t("form.waiting") }}
    />
  )
}

type AnswersProps = {
  patientId: string
  line: ProfileLine
  may: Gestures | undefined
  /** What tells the line from others of its label, among which it stands. */
  heard?: string
  /** On the list of what waits, where one stays after an answer. */
  isWaiting?: boolean
}

const WAITING = { waiting: "1" }

/** Yes or no to a line that somebody proposed. */
export function Answers({ patientId, line, may, heard, isWaiting }: AnswersProps) {
  const saying = useSaying()
  const { t } = saying
  if (!may?.confirm) return null
  const around = {
    patientId,
    line,
    about: [sayLabel(line, saying), heard].filter(Boolean).join(", "),
    fields: isWaiting ? WAITING : undefined,
  }
  return (
    <>
      <Gesture {...around} action={confirmLine} label={t("confirm")} />
      {may.refuse && <Gesture {...around} action={refuseLine} label={t("refuse")} tone="quiet" />}
    </>
  )
}

/** What stands beside a line of a list, under its state: that it is contested, and what may be answered. */
export function Beside({ inList, ...answers }: AnswersProps & { inList: InList | undefined }) {
  return (
    <>
      <ContestedBadge inList={inList} />
      <Answers {...answers} />
    </>
  )
}

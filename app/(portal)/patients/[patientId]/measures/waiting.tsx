import { MeasureList } from "@/components/measures/measure-list"
import { Actions } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import type { MeasureLine } from "@/lib/measures/rules"
import { isUuid } from "@/lib/platform/uuid"
import { useFormats, useWords } from "@/lib/request/words"
import { confirmMeasure, refuseMeasure, reopenMeasure } from "./actions"
import { MeasureButton } from "./measure-button"
import type { readMeasures } from "./reads"

type WaitingProps = Pick<Awaited<ReturnType<typeof readMeasures>>, "page" | "units" | "contested" | "isFurther" | "mayAnswer"> & {
  patientId: string
  patientName?: string
  query: Record<string, string | string[] | undefined>
}

/** The measures that wait for a yes or a no, each with its own answer. */
export function Waiting({ patientId, query, mayAnswer, ...list }: WaitingProps) {
  const t = useWords("measures")
  const base = `/patients/${patientId}/measures`
  return (
    <>
      <Done patientId={patientId} query={query} />
      <PageHeading kicker={t("waiting.kicker")} title={t("title")} lead={t("waiting.lead")} />
      <MeasureList
        {...list}
        base={base}
        mayAdd={false}
        isOpen
        answers={(line) => mayAnswer && <Answers line={line} fields={{ patientId, measureId: line.id, waiting: "1" }} />}
      />
      <p>
        <a href={base} className="lone-link">
          {t("waiting.all")}
        </a>
      </p>
    </>
  )
}

function Answers({ line, fields }: { line: MeasureLine; fields: Record<string, string> }) {
  const [t, f] = [useWords("measures"), useFormats()]
  const about = `${t(`kinds.${line.reading.kind}`)}, ${f.dateTime(line.measuredAt, { dateStyle: "long", timeStyle: "short" })}`
  return (
    <Actions>
      <MeasureButton action={confirmMeasure} fields={fields} label={t("answer.confirm")} about={about} />
      <MeasureButton action={refuseMeasure} fields={fields} label={t("answer.refuse")} about={about} tone="quiet" />
    </Actions>
  )
}

/** What was just answered; a no is taken back here. */
function Done({ patientId, query: { done, measure } }: Pick<WaitingProps, "patientId" | "query">) {
  const t = useWords("measures")
  if (done !== "confirmed" && done !== "refused") return null
  const refused = done === "refused" && typeof measure === "string" && isUuid(measure) ? measure : null
  return (
    <Notice tone="done" title={t(`answer.done.${done}`)} announced>
      {refused && <MeasureButton action={reopenMeasure} fields={{ patientId, measureId: refused }} label={t("answer.reopen")} />}
    </Notice>
  )
}

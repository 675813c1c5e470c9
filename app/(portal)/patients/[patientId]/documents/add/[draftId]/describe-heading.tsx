import { sayDay } from "@/components/care/care-words"
import { PageHeading } from "@/components/ui/page-heading"
import { DESCRIBE_STEPS, type DescribeStep } from "@/lib/documents/deposit/steps/rules"
import type { FormValues } from "@/lib/forms/rules"
import { typeLabel } from "@/lib/reference/document-types"
import { formats, language, words } from "@/lib/request/words"
import type { Answer } from "./answered"

type HeadingProps = { step: DescribeStep | "all"; files: string[]; inError: boolean }

/** Which question this is, and of how many. */
export async function DescribeHeading({ step, files, inError }: HeadingProps) {
  const d = await words("deposit")
  const title = { type: d("describe.title"), day: d("describe.date"), last: d("describe.lastTitle"), all: d("describe.title") }
  const place = step === "all" ? 0 : DESCRIBE_STEPS.indexOf(step)
  return (
    <PageHeading
      kicker={d("kicker", { step: place + 2, total: step === "all" ? 2 : DESCRIBE_STEPS.length + 1 })}
      title={title[step]}
      lead={place === 0 ? d("describe.lead", { files: (await formats()).list(files) }) : undefined}
      inError={inError}
    />
  )
}

/** What was answered so far, in words. */
export async function answersInWords({ typeCode, actOn }: FormValues): Promise<Answer[]> {
  const [d, locale] = [await words("deposit"), await language()]
  return [
    { step: "type", term: d("describe.whatTerm"), said: typeLabel(String(typeCode), locale) },
    { step: "day", term: d("describe.dayTerm"), said: await sayDay(String(actOn)) },
  ]
}

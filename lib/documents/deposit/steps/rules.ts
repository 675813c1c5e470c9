import type { FormValues } from "@/lib/forms/rules"
import type { ErrorCode } from "@/lib/words/areas"
import { DEPOSIT_SHAPE } from "../shape/schema"

/** What is asked of a deposit, one question a page: what it is, of which day, and then its title and whether it is sensitive. */
export const DESCRIBE_STEPS = ["type", "day", "last"] as const
export type DescribeStep = (typeof DESCRIBE_STEPS)[number]

/** The answers without which the next question is not asked. */
const NEEDED = [
  { step: "type", name: "typeCode" },
  { step: "day", name: "actOn" },
] as const

type Stand = { step: DescribeStep; fault?: { name: (typeof NEEDED)[number]["name"]; code: ErrorCode } }

/**
 * At which question somebody stands who asks for one: there, or at the first before it whose answer is missing or wrong, with
 * what is wrong; whoever comes without any answer begins.
 */
export function standAt(asked: unknown, answers: FormValues | null): Stand {
  const step = DESCRIBE_STEPS.find((known) => known === asked) ?? "type"
  if (!answers) return { step: "type" }
  const before = NEEDED.slice(0, DESCRIBE_STEPS.indexOf(step))
  for (const { step: missed, name } of before) {
    const code = DEPOSIT_SHAPE[name].safeParse(answers[name]).error?.issues[0]?.message
    if (code) return { step: missed, fault: { name, code: code as ErrorCode } }
  }
  return { step }
}

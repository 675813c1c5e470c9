import { addSpan } from "@/lib/vaccinations/days/rules"
import { isPreventionPastReview } from "../published/rules"
import type { PreventionFacts, PreventionForecast } from "../rules"
import type { AnswerLine } from "../said/rules"

/** One rule as a page shows it: where the person stands, by which of her data, and whether the rule is old. */
export type PreventionEntry = PreventionForecast & {
  isPastReview: boolean
  facts: Pick<PreventionFacts, "birthDate" | "sex"> & { today: string; last: string | null; saysNever: boolean }
}

/** What is due, what has to be asked first, what was done, what comes within a year, and what is no longer offered. */
export type PreventionView = Record<"due" | "questions" | "done" | "later", PreventionEntry[]> & { silent: AnswerLine[] }

export type Known = {
  today: string
  facts: Pick<PreventionFacts, "birthDate" | "sex">
  forecasts: readonly PreventionForecast[]
  answers: readonly AnswerLine[]
}

/** What is far off is not said yet. */
const AHEAD = "P1Y"

/** What the rules say, as a page shows it: nothing of a rule that does not concern the person. */
export function shownPrevention(known: Known): PreventionView {
  const view: PreventionView = { due: [], questions: [], done: [], later: [], silent: known.answers.filter(isSilencing) }
  for (const forecast of known.forecasts) {
    const place = placeOf(forecast, addSpan(known.today, AHEAD))
    if (place) view[place].push(entryOf(forecast, known))
  }
  return view
}

/** One rule with what it goes by. */
export function entryOf(forecast: PreventionForecast, { today, facts, answers }: Known): PreventionEntry {
  const about = answers.filter(({ subject }) => subject === forecast.rule.subject)
  const last =
    about
      .flatMap(({ day }) => (day ? [day] : []))
      .sort()
      .at(-1) ?? null
  const saysNever = about.some(({ kind }) => kind === "never")
  return { ...forecast, isPastReview: isPreventionPastReview(forecast.rule, today), facts: { ...facts, today, last, saysNever } }
}

const isSilencing = ({ kind }: AnswerLine) => kind === "off" || kind === "not_for_me"

function placeOf({ standing }: PreventionForecast, horizon: string): "due" | "questions" | "done" | "later" | null {
  if (standing.kind === "due" || standing.kind === "done") return standing.kind
  if (standing.kind === "question") return "questions"
  return standing.kind === "later" && standing.from <= horizon ? "later" : null
}

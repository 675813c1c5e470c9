import { type Telling, weekOf, whoIs } from "@/components/journal/sentence"
import type { WeekOfOne } from "@/lib/journal/weeks/rules"
import type { Paper } from "@/lib/platform/letters/paper"
import { formatsIn } from "@/lib/words/formats"
import { tellingIn } from "../telling"
import type { Sheet } from "./reads"

/** For somebody who reads it from across the kitchen. */
const LETTERS = 14
const noon = (day: string) => new Date(`${day}T12:00:00Z`)

/** The week as the journal says it, a sentence a person. */
export function comersPaper({ givenName, week }: Sheet, language: Paper["language"], date = new Date()): Paper {
  const [telling, f] = [tellingIn(language, true), formatsIn(language)]
  const { t } = telling
  const { monday, sunday, people } = week
  const say = {
    sayDays: (days: readonly string[]) => f.list(days.map((day) => f.dateTime(noon(day), { weekday: "long" }))),
    sayList: (things: readonly string[]) => f.list(things),
  }
  return {
    ...{ language, date, letters: LETTERS },
    title: t("week.sheet.title", { name: givenName }),
    head: [],
    parts: [
      {
        title: t("week.title", { from: f.dateTime(noon(monday), { day: "numeric", month: "long" }), to: f.day(sunday) }),
        hint: people.length === 0 ? t("week.nobody") : undefined,
        things: people.map((one) => ({ name: nameOf(one, telling), lines: [weekOf(one, say, telling)] })),
      },
    ],
    foot: [t("week.sheet.foot", { date: f.dateTime(date, { dateStyle: "long" }) })],
  }
}

const nameOf = ({ actor }: WeekOfOne, telling: Telling) =>
  actor.kind === "person" && actor.name ? actor.name : whoIs(actor, telling)

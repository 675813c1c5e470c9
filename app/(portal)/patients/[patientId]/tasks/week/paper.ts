import { onTheWall } from "@/lib/appointments/clock/rules"
import type { Paper } from "@/lib/platform/letters/paper"
import { capital } from "@/lib/words/capital"
import { type Formats, formatsIn } from "@/lib/words/formats"
import { wordsIn } from "@/lib/words/translator"
import type { Week } from "./reads"

/** For somebody who reads it from across the kitchen. */
const LETTERS = 14
/** So many letters stand in one line at that size, and so many lines on the page under what is to be watched. */
const IN_A_LINE = 56
const MOST_LINES = 16

type Words = ReturnType<typeof wordsIn>
type Said = { t: Words; f: Formats }
type Entry = { day: string; hour: string | null; text: string }

/** "Cette semaine chez Jeanne": one page, the days one after the other, with who comes and who takes care of what. */
export function weekPaper(week: Week, language: Paper["language"], date = new Date()): Paper {
  const said = { t: wordsIn(language, "tasks"), f: formatsIn(language) }
  const { t, f } = said
  const { givenName, from, until, points } = week
  return {
    ...{ language, date, letters: LETTERS },
    title: t("week.title", { name: givenName }),
    head: [t("week.period", { from: f.day(from, "full"), until: f.day(until, "full") })],
    parts: [
      ...(points.length > 0
        ? [{ title: t("week.points"), hint: points.map(({ body }) => cut(body, 1)).join("\n"), things: [] }]
        : []),
      { title: t("week.days"), hint: daysOf(week, said).join("\n") || t("week.nothing"), things: [] },
    ],
    foot: [t("week.foot", { date: f.dateTime(date, { dateStyle: "long" }) })],
  }
}

function daysOf(week: Week, said: Said): string[] {
  const lines: string[] = []
  const entries = entriesOf(week, said)
  let [day, room, left] = ["", MOST_LINES, entries.length]
  for (const entry of entries) {
    const text = cut(said.t("week.entry", { text: entry.text }), 2)
    room -= linesOf(text) + (entry.day === day ? 0 : 1)
    if (room < 0) return [...lines, said.t("week.more", { count: left })]
    if (entry.day !== day) lines.push(capital(said.f.day(entry.day, "full")))
    lines.push(text)
    day = entry.day
    left--
  }
  return lines
}

/** Everything in the order of days and hours; what is overdue stands on the first day. */
function entriesOf({ appointments, tasks, from }: Week, { t, f }: Said): Entry[] {
  const hourOf = (day: string, hour: string) =>
    f.dateTime(onTheWall(day, hour), { hour: "2-digit", minute: "2-digit", timeZone: "UTC" })
  const at = (day: string, hour: string | null, text: string) => (hour ? t("week.at", { hour: hourOf(day, hour), text }) : text)
  const meetings = appointments.map(({ day, hour, withWhom, place, companion }) => {
    const comes = companion && t("week.comes", { name: companion.name })
    return { day, hour, text: at(day, hour, [withWhom, place, comes].filter(Boolean).join(", ")) }
  })
  const doing = tasks.map(({ dueOn, dueHour, title, taken }) => {
    const who = taken ? t("week.by", { title, name: taken.name }) : t("week.free", { title })
    const day = dueOn < from ? from : dueOn
    return { day, hour: dueHour, text: at(dueOn, dueHour, who) }
  })
  return [...meetings, ...doing].sort((one, other) => orderOf(one).localeCompare(orderOf(other)))
}

const orderOf = ({ day, hour }: Entry) => `${day} ${hour ?? "24:00"}`

/** How many letters of middling width a letter takes the room of: a page of capitals must not become two. */
function roomOf(letter: string): number {
  if (/[MWmw@%]|[\u2e80-\uffff]/u.test(letter)) return 2
  return /\p{Lu}/u.test(letter) ? 1.5 : 1
}

/** How many lines a text takes. */
const linesOf = (text: string) => Math.ceil([...text].reduce((room, letter) => room + roomOf(letter), 0) / IN_A_LINE)

/** A text in one line of its own, or so many on the paper, and no more. */
function cut(text: string, most: number): string {
  const letters = [...text.replace(/\s*\n\s*/g, " ")]
  let room = most * IN_A_LINE
  const end = letters.findIndex((letter) => {
    room -= roomOf(letter)
    return room < 1
  })
  return end < 0 ? letters.join("") : `${letters.slice(0, end).join("").trimEnd()}…`
}

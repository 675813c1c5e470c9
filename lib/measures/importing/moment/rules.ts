import { parseMoment } from "../../moment/rules"
import { fault, found, type Outcome } from "../rules"

/** When something was measured, and whether its file says the hour. */
export type Moment = { at: Date; isDayOnly: boolean }

const DAY = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})/
const TIME = /^(\d{1,2})\s*[:h]\s*(\d{2})(?::\d{2}(?:[.,]\d+)?)?$/i
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i
const PART_OF_A_DATE = /^(?:\d{4}|\d{4}-\d{2}|\d{1,2}\/\d{4})$/
/** Two clocks that differ by a little are no future. */
const DIFFERENCE_MS = 60_000

/**
 * A day with or without its hour, as tables and devices write them: the day first, or the year first, Paris time where no other is
 * said. The seconds are left out: nobody is told them. A day without its hour is kept at its beginning.
 */
export function readMoment(written: string, now: Date): Outcome<Moment> {
  const text = written.trim()
  if (text === "") return fault("moment_missing")
  if (PART_OF_A_DATE.test(text.split(/\s/, 1)[0] ?? "")) return fault("moment_of_a_year", text)
  const moment = ISO_INSTANT.test(text) ? instantOf(text) : localOf(text)
  if (moment.ok && moment.value.at.getTime() > now.getTime() + DIFFERENCE_MS) return fault("moment_in_future", text)
  return moment
}

function instantOf(text: string): Outcome<Moment> {
  const at = new Date(text.replace(" ", "T").replace(/([+-]\d{2})(\d{2})$/, "$1:$2"))
  if (Number.isNaN(at.getTime()) || !isADay(text)) return fault("moment_of_no_day", text)
  at.setUTCSeconds(0, 0)
  return found({ at, isDayOnly: false })
}

/** JavaScript makes the 1st of March of a 30th of February. */
function isADay(text: string): boolean {
  const [day = ""] = ISO_DAY.exec(text) ?? []
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}

function localOf(text: string): Outcome<Moment> {
  const [first = "", ...others] = text.split(/(?:\s*,\s*|\s+(?:à|at)\s+|T|\s+)/i)
  const rest = others.join(" ").trim()
  const [, hour = "", minute = ""] = TIME.exec(rest) ?? []
  const day = dayFirst(first)
  if (!day || (rest !== "" && hour === "")) return fault("moment_unclear", text)
  const at = parseMoment(`${day} ${hour || "00"}:${minute || "00"}`)
  return at ? found({ at, isDayOnly: rest === "" }) : fault("moment_of_no_day", text)
}

function dayFirst(text: string): string | null {
  const [whole, year, month, day] = ISO_DAY.exec(text) ?? []
  if (whole === text) return `${day}/${month}/${year}`
  return DAY.test(text) ? text : null
}

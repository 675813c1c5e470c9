/** Words a form sends, by field; a field sent several times is a list. */
export type FormValues = Record<string, string | string[]>

/** What a form sent and what was wrong with it; the errors are words already, in the language of the request. */
export type FormState = {
  values: FormValues
  fieldErrors: Record<string, string[]>
  formError?: string
}

const DATE_PART = /^(.+)\.(day|month|year)$/

/** Under this name a form says which of its fields are written in by hand: what was sent does not tell them from what was chosen. */
export const WRITTEN = "$written"

/**
 * What a form holds, as both the browser's check and the action's read it: files and the framework's own fields are
 * left out, and a date asked for as day, month and year becomes one `YYYY-MM-DD` (as typed, even when no such day exists).
 */
export function formValues(data: FormData): FormValues {
  const values: FormValues = {}
  const dates: Record<string, Record<string, string>> = {}
  for (const name of namesOf(data)) {
    const words = writtenWords(data, name)
    const [first = ""] = words
    const [, date, part] = DATE_PART.exec(name) ?? []
    if (date && part) dates[date] = { ...dates[date], [part]: first.trim() }
    else if (words.length > 0) values[name] = words.length === 1 ? first : words
  }
  for (const [name, parts] of Object.entries(dates)) values[name] = joinDate(parts)
  return values
}

/** What somebody wrote by hand, of all that a form sends, in the order of its fields; a day as its three numbers. */
export function writtenIn(data: FormData): string[] {
  const written = writtenWords(data, WRITTEN).flatMap((name) => [
    ...writtenWords(data, name).map((words) => words.trim()),
    ["day", "month", "year"].flatMap((part) => writtenWords(data, `${name}.${part}`).filter(Boolean)).join("/"),
  ])
  return [...new Set(written)].filter(Boolean)
}

/** The fields' names; whoever calls an action by hand may send anything else than a form, in which nothing is filled in. */
function namesOf(data: unknown): string[] {
  const names = data instanceof FormData ? [...new Set(data.keys())] : []
  return names.filter((name) => !name.startsWith("$ACTION") && name !== WRITTEN)
}

/** What was typed under one name; a NUL, which no keyboard makes and no database keeps, is left out. */
function writtenWords(data: FormData, name: string): string[] {
  return data.getAll(name).flatMap((value) => (typeof value === "string" ? [value.replaceAll("\0", "")] : []))
}

function joinDate({ day = "", month = "", year = "" }: Record<string, string>): string {
  if (!day && !month && !year) return ""
  const twoDigits = (typed: string) => (typed ? typed.padStart(2, "0") : "")
  return [year, twoDigits(month), twoDigits(day)].join("-")
}

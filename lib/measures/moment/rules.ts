const MOMENT = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\s*(?:à|at)?\s*|T)(\d{1,2})\s*[:h]\s*(\d{2})$/i
const PARIS = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Paris",
  dateStyle: "short",
  timeStyle: "short",
})

/** A day and an hour in Paris, as a form shows them: "04/01/2026 08:12". */
export function writeMoment(instant: Date): string {
  return PARIS.format(instant).replace(", ", " ")
}

/** Reads a day and an hour in Paris as it was typed or pasted, the day first; null where there is no such moment. */
export function parseMoment(text: string): Date | null {
  const [, day = "", month = "", year = "", hour = "", minute = ""] = MOMENT.exec(text.trim()) ?? []
  const written = `${day.padStart(2, "0")}/${month.padStart(2, "0")}/${year} ${hour.padStart(2, "0")}:${minute}`
  const asUtc = new Date(`${written.slice(6, 10)}-${written.slice(3, 5)}-${written.slice(0, 2)}T${written.slice(11)}:00Z`)
  if (Number.isNaN(asUtc.getTime())) return null
  // Paris is one or two hours ahead; an hour that a change of clocks left out is none, one that came twice is its second.
  return [1, 2].map((ahead) => new Date(asUtc.getTime() - ahead * 3_600_000)).find((one) => writeMoment(one) === written) ?? null
}

import { type AuditAction, tellingOf } from "@/lib/access/sections"
import { type JournalEntry, type JournalLine, linesByDay } from "../rules"

/** What somebody else read in one go: one line of the page, and its own lines folded under it. */
export type Visit = { id: string; time: string; firstTime: string; minutes: number; documents: number; lines: JournalLine[] }

/** One thing told of a day. */
export type Told = { line: JournalLine; visit?: never } | { visit: Visit; line?: never }

/** Half an hour without reading anything ends a visit. */
const PAUSE = 30

/**
 * What is told of each day, newest first: what somebody else read in one go is a visit. Changes, refusals, previews and what the
 * reader did are lines of their own, and so is a visit of one line.
 */
export function visitsByDay(entries: readonly JournalEntry[]): { day: string; told: Told[] }[] {
  const folded = visitsIn(entries).filter((visit) => linesOf(visit).length > 1)
  const inVisits = new Set(folded.flat())
  const told: { day: string; told: Told }[] = [
    ...linesByDay(entries.filter((entry) => !inVisits.has(entry))).flatMap(({ day, lines }) =>
      lines.map((line) => ({ day, told: { line } })),
    ),
    ...folded.map((visit) => ({ day: visit[0]?.day ?? "", told: { visit: sumUp(visit) } })),
  ]
  return [...new Set(entries.map(({ day }) => day))].map((day) => ({
    day,
    told: told
      .filter((one) => one.day === day)
      .map((one) => one.told)
      .sort((one, other) => minuteOf(latest(other)) - minuteOf(latest(one))),
  }))
}

/**
 * The newest visits of others, one line each, with its day: of what somebody did in one go, what was read where anything was,
 * else the last that was done.
 */
export function lastVisits(entries: readonly JournalEntry[], count: number): (Told & { day: string })[] {
  const all = visitsByDay(entries).flatMap(({ day, told }) => told.map((one) => ({ ...one, day })))
  const visits: (typeof all)[] = []
  for (const one of all) {
    const visit = visits.find((begun) => begun.some((other) => isSameVisit(one, other)))
    if (visit) visit.push(one)
    else visits.push([one])
  }
  return visits.slice(0, count).flatMap((of) => of.find(({ visit }) => visit) ?? of[0] ?? [])
}

function isSameVisit(one: Told & { day: string }, other: Told & { day: string }): boolean {
  const isClose = Math.abs(minuteOf(latest(one)) - minuteOf(latest(other))) <= PAUSE
  return isClose && one.day === other.day && doerOf(one) === doerOf(other)
}

const doerOf = ({ line, visit }: Told): string | undefined => (visit?.lines[0] ?? line)?.actorKey

type Timed = { day: string; time: string; actorId: string | null }

/** Where a page of so many lines, newest first, ends: after them, or later where somebody's visit goes on; null when it goes on to the last. */
export function endOfPage(lines: readonly Timed[], size: number): number | null {
  for (let end = size; end < lines.length; end++) if (!goesOn(lines, end)) return end
  return lines.length <= size ? lines.length : null
}

/**
 * Where the newest visits, so many, end among lines, newest first: at the first line that comes after all of them; null where they
 * may go on to the last.
 */
export function endOfVisits(lines: readonly Timed[], count: number): number | null {
  // Each visit by its oldest line so far.
  const visits: Timed[] = []
  for (const [place, line] of lines.entries()) {
    const at = visits.findIndex((oldest) => oldest.actorId === line.actorId && isNear(oldest, line))
    if (at >= 0) visits[at] = line
    else if (visits.length < count) visits.push(line)
    else if (!visits.some((oldest) => isNear(oldest, line))) return place
  }
  return null
}

const isNear = (newer: Timed, older: Timed) => newer.day === older.day && minuteOf(newer.time) - minuteOf(older.time) <= PAUSE

/** Whether a person's visit stands on both sides: on the same day, and no pause between. */
function goesOn(lines: readonly Timed[], end: number): boolean {
  const [newer, older] = [lines.slice(0, end), lines.slice(end)]
  const last = newer.at(-1)
  const near = older.filter(({ day, time }) => last && day === last.day && minuteOf(last.time) - minuteOf(time) <= PAUSE)
  return near.some(({ day, time, actorId }) => {
    if (actorId === null) return false
    const before = newer.findLast((line) => line.day === day && line.actorId === actorId)
    return before !== undefined && minuteOf(before.time) - minuteOf(time) <= PAUSE
  })
}

const latest = ({ line, visit }: Told): string => (visit ?? line).time

function visitsIn(entries: readonly JournalEntry[]): JournalEntry[][] {
  const visits: JournalEntry[][] = []
  const current = new Map<string, JournalEntry[]>()
  for (const entry of entries.filter(isReading)) {
    const who = JSON.stringify([entry.day, entry.actorKey, entry.actor, entry.basis, entry.accessSince])
    const visit = current.get(who)
    const before = visit?.at(-1)
    if (visit && before && minuteOf(before.time) - minuteOf(entry.time) <= PAUSE) visit.push(entry)
    else {
      const begun = [entry]
      current.set(who, begun)
      visits.push(begun)
    }
  }
  return visits
}

function isReading({ actor, action, outcome, preview }: JournalEntry): boolean {
  return actor.kind === "person" && outcome === "done" && !preview && (tellingOf(action) !== "each" || isRead(action))
}

/** A document that was read, whatever way. */
export const READS: AuditAction[] = ["document.viewed", "document.opened"]

const isRead = (action: AuditAction) => READS.includes(action)

const linesOf = (visit: readonly JournalEntry[]) => linesByDay(visit).flatMap(({ lines }) => lines)

function sumUp(visit: readonly JournalEntry[]): Visit {
  const [last, first] = [visit[0]?.time ?? "", visit.at(-1)?.time ?? ""]
  const read = visit.filter(({ action }) => isRead(action)).flatMap(({ resources }) => resources)
  return {
    id: visit[0]?.id ?? "",
    time: last,
    firstTime: first,
    minutes: minuteOf(last) - minuteOf(first),
    documents: new Set(read).size,
    lines: linesOf(visit),
  }
}

function minuteOf(time: string): number {
  const [hour, minute] = time.split(":").map(Number)
  return (hour ?? 0) * 60 + (minute ?? 0)
}

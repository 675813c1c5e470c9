import type { ExportFailure } from "@/drizzle/vocabulary"

/** For so many minutes the file lies ready, and for so many more after it was taken, for a download that is under way (choix de Relais). */
export const MINUTES_READY = 60
export const MINUTES_AFTER = 10
/** A worker that was not seen at it for so many seconds is gone, and the next begins anew. */
export const SECONDS_UNSEEN = 60
/** So often it is begun; the next time, whoever asked is told that it did not come about. */
export const MOST_ATTEMPTS = 5
/** For so many minutes the copy of the journal may wait for its seal. */
export const MINUTES_TO_SEAL = 15

/** Where its content stands encrypted, so that it cannot be moved to another; and its key. */
export const contentPlace = (exportId: string): string => `export ${exportId}`

export type ExportState = "none" | "waiting" | "ready" | "taken" | "expired" | "failed"
/** How far the file is that was asked for last. */
export type ExportAsked = {
  state: ExportState
  askedAt: Date | null
  packed: number
  total: number
  byteSize: number | null
  /** Until when it can be taken. */
  until: Date | null
  failure: ExportFailure | null
}

type Row = { readyAt: Date | null; takenAt: Date | null; failedAt: Date | null }

/** How far it is, at this instant of the database's clock. */
export function stateOf({ readyAt, takenAt, failedAt }: Row, now: Date): ExportState {
  if (failedAt) return "failed"
  if (takenAt) return "taken"
  if (!readyAt) return "waiting"
  return now < endOf(readyAt) ? "ready" : "expired"
}

export const endOf = (readyAt: Date): Date => new Date(readyAt.getTime() + MINUTES_READY * 60_000)

/** Whether another one may take its place. */
export const isOver = (state: ExportState): boolean => state !== "waiting" && state !== "ready"

/** Names in a folder, each once: one that was given already gets the next number that is free. */
export function namedOnce(): (name: string) => string {
  const given = new Set<string>()
  return (name) => {
    const dot = name.lastIndexOf(".")
    const [stem, ending] = dot < 0 ? [name, ""] : [name.slice(0, dot), name.slice(dot)]
    let own = name
    for (let nth = 2; given.has(own.toLowerCase()); nth++) own = `${stem} (${nth})${ending}`
    given.add(own.toLowerCase())
    return own
  }
}

import type { Sex } from "@/drizzle/vocabulary"

/** A thread of a professional's, as far as a list over patients says: with whom, never what about. */
export type DeskThread = {
  id: string
  patientId: string
  name: string
  birthDate: string
  sex: Sex
  openedAt: Date
  lastAt: Date
  unread: number
  isClosed: boolean
}

type Named = Pick<DeskThread, "id" | "patientId" | "name" | "openedAt">

/**
 * Which of several threads this is, so that no two on one page are called the same: the number of it among those of its patient there,
 * the first opened before the others, where there are several; and whether another patient has the same name.
 */
export function toldApart(thread: Named, threads: readonly Named[]): { number: number | null; isNamesake: boolean } {
  const own = threads.filter(({ patientId }) => patientId === thread.patientId)
  const inOrder = own.toSorted((a, b) => Number(a.openedAt) - Number(b.openedAt) || a.id.localeCompare(b.id))
  const isNamesake = threads.some(({ name, patientId }) => name === thread.name && patientId !== thread.patientId)
  return { number: own.length > 1 ? inOrder.findIndex(({ id }) => id === thread.id) + 1 : null, isNamesake }
}

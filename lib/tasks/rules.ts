import type { TaskLink } from "@/drizzle/task-vocabulary"
import type { Sensitivity } from "@/drizzle/vocabulary"
import { decides, type Scope } from "@/lib/access/scope"

/** Somebody who wrote, took or did a task, as the one who looks is told. */
type Doer = { name: string; isYou: boolean }

/** What the one who looks may do with a task. */
export type TaskGestures = Record<"change" | "take" | "giveBack" | "finish" | "reopen", boolean>

/** The item that a task is about, where the one who looks may read it. */
export type Linked = { section: TaskLink; itemId: string; title: string }

/** One task, as somebody says it, and who does it. */
export type Task = {
  id: string
  version: number
  title: string
  details: string | null
  dueOn: string
  dueHour: string | null
  /** Whether its day is behind and nobody did it. */
  isLate: boolean
  linked: Linked | null
  saidAt: Date
  author: Doer
  /** Who takes care of it today; `insteadOf` is who took it and is away until that day. */
  taken: (Doer & { accountId: string | null; at: Date; insteadOf: (Doer & { untilOn: string }) | null }) | null
  done: (Doer & { at: Date }) | null
  /** What only who decides for the patient is told. */
  forPatient: { sensitivity: Sensitivity } | null
  may: TaskGestures
}

/** A task of one of several people that is the actor's or nobody's, as a list over all of them says it; `more` of the same person's are not in it. */
export type ComingTask = Pick<Task, "id" | "title" | "dueOn" | "dueHour" | "isLate"> & {
  patientId: string
  isYours: boolean
  more: number
}

/** So many of one person stand in a list over several. */
export const MOST_COMING = 12

/** Somebody around the patient who may take tasks now: by their name and relation, and by nothing of what else they may. */
export type Member = Doer & { accountId: string; relation: string | null }

/** A task that was taken away and can come back. */
export type Removed = Pick<Task, "id" | "title" | "dueOn">

/** For how many days a task that was taken away can come back, and one that is done stays in sight (choix de Relais). */
export const DAYS_TO_RESTORE = 30
export const DAYS_IN_SIGHT = 30

/** A circle has some dozens of tasks at once: beyond so many a page says that the search finds the others. */
export const MOST_TASKS = 500
export const DONE_ON_A_PAGE = 50

/** What is still to do, the first due before the others, and what is done, the last before the others. */
export function inOrder(lines: readonly Task[]): { open: Task[]; done: Task[] } {
  const done = lines.filter((line) => line.done)
  return {
    open: lines.filter((line) => !line.done),
    done: done.sort((one, other) => Number(other.done?.at) - Number(one.done?.at)),
  }
}

type Facts = { isAuthor: boolean; taken: Doer | null; done: Doer | null }

/** What somebody may do with it: whoever is in the circle takes and does it; its words are its author's, or of who decides. */
export function gesturesOf({ isAuthor, taken, done }: Facts, { mayAct, scope }: { mayAct: boolean; scope: Scope }): TaskGestures {
  const answers = (doer: Doer | null) => mayAct && doer !== null && (doer.isYou || decides(scope))
  const isOpen = mayAct && done === null
  return {
    change: isOpen && (isAuthor || decides(scope)),
    take: isOpen && taken === null,
    giveBack: isOpen && answers(taken),
    finish: isOpen,
    reopen: answers(done),
  }
}

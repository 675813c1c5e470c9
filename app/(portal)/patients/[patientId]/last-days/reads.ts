import type { PatientAccess } from "@/lib/access/require-access"
import { findNotesSince, listNotes, listOpenPoints } from "@/lib/notes/queries"
import { onTop } from "@/lib/notes/rules"
import { countNewItems } from "@/lib/space/news/queries"
import { type NewItems, sumOf } from "@/lib/space/news/rules"
import { listTasks } from "@/lib/tasks/queries"
import { inOrder } from "@/lib/tasks/rules"

/** So many days are looked back at by whoever comes to help (choix de Relais). */
const DAYS_BACK = 7
const A_DAY = 86_400_000

/**
 * What happened these last days, of what whoever asks may read: what is watched and what was signed, what was done and is to be
 * done, what others added. That it was read by the code of the home is told.
 */
export async function readLastDays(access: PatientAccess<never>, isByCode: boolean) {
  access.trace({ action: isByCode ? "emergency_card.opened_at_home" : "space.viewed" })
  const since = new Date(Date.now() - DAYS_BACK * A_DAY)
  const [notebook, doing] = [access.may("view:notes"), access.may("view:tasks")]
  const ids = notebook ? [...(await findNotesSince(notebook, since)), ...(await listOpenPoints(notebook))] : []
  const notes = notebook ? onTop(await listNotes(notebook, { ids: [...new Set(ids)] })) : { points: [], others: [] }
  const { open, done } = inOrder(doing ? await listTasks(doing) : [])
  return {
    ...notes,
    open,
    done: done.filter(({ done }) => done && done.at >= since),
    added: inOneLine(await countNewItems(access, since)).filter(({ section }) => section !== "notes" && section !== "tasks"),
  }
}

/** Documents of every group together. */
function inOneLine(news: readonly NewItems[]): NewItems[] {
  const documents = news.filter(({ section }) => section === "documents")
  const others = news.filter(({ section }) => section !== "documents")
  return documents.length > 0 ? [{ section: "documents", group: null, count: sumOf(documents) }, ...others] : others
}

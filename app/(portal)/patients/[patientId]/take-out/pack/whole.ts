import type { PatientAccess } from "@/lib/access/require-access"
import { listAppointments } from "@/lib/appointments/queries"
import { listCareTeam } from "@/lib/care-circle/queries"
import { listHelpers } from "@/lib/delegation/queries"
import { listLeaving } from "@/lib/documents/leaving/queries"
import { listLeavingLines } from "@/lib/journal/queries"
import { listForFile } from "@/lib/measures/file/queries"
import { readUnits } from "@/lib/measures/units/queries"
import { findNotePage, listNotes } from "@/lib/notes/queries"
import type { Note } from "@/lib/notes/rules"
import { decodeCursor } from "@/lib/platform/cursor"
import { readPrevention } from "@/lib/prevention/queries"
import { listLines } from "@/lib/profile/queries"
import { LINE_SECTIONS, type LineSection, type ProfileLine } from "@/lib/profile/rules"
import { parseFilters } from "@/lib/profile/schema"
import { listRectifications } from "@/lib/rectifications/queries"
import { listDone, listTasks } from "@/lib/tasks/queries"
import type { Task } from "@/lib/tasks/rules"
import { getThread, listThreads } from "@/lib/threads/queries"
import type { Thread } from "@/lib/threads/rules"
import { listVaccinations } from "@/lib/vaccinations/queries"
import { listWishes } from "@/lib/wishes/queries"
import { readCard } from "../../emergency-card/reads"

type Any = PatientAccess<never>
type Language = Parameters<typeof readCard>[1]

/** Everything that the one who asks may read now, section by section; null where they may not. */
export async function readWhole(access: Any, language: Language) {
  const [documents, measures, book, agenda, journal] = [
    access.may("view:documents"),
    access.may("view:measures"),
    access.may("view:vaccinations"),
    access.may("view:appointments"),
    access.may("view:journal"),
  ]
  const prevention = access.may("view:prevention")
  const profile: { section: LineSection; lines: ProfileLine[] }[] = []
  for (const section of LINE_SECTIONS)
    if (access.may(`view:${section}`)) profile.push({ section, lines: await readLines(access, section) })
  return {
    documents: documents && (await listLeaving(documents)),
    profile,
    measures: measures && (await listForFile(measures, undefined)),
    units: measures ? await readUnits(measures) : {},
    vaccinations: book && (await listVaccinations(book)),
    prevention: prevention && (await readPrevention(prevention)),
    appointments: agenda && (await listAppointments(agenda)),
    ...(await readAround(access, language)),
    rectifications: await listRectifications(access),
    journal: journal && (await listLeavingLines(journal)),
  }
}

export type Whole = Awaited<ReturnType<typeof readWhole>>

async function readAround(access: Any, language: Language) {
  const [wishes, card, tasks, notes, messages, helpers, team] = [
    access.may("view:wishes"),
    access.may("view:emergency_card"),
    access.may("view:tasks"),
    access.may("view:notes"),
    access.may("view:messages"),
    access.may("view:delegations"),
    access.may("view:care_circle"),
  ]
  return {
    wishes: wishes && (await listWishes(wishes)),
    card: card && (await readCard(card, language)),
    tasks: tasks && (await readTasks(tasks)),
    notes: notes && (await readNotes(notes)),
    messages: messages && (await readThreads(messages)),
    helpers: helpers && (await listHelpers(helpers)),
    team: team && (await listCareTeam(team)),
  }
}

/** What holds and what is over, page after page. */
async function readLines(access: Any, section: LineSection): Promise<ProfileLine[]> {
  const all: ProfileLine[] = []
  for (const past of [{}, { past: "1" }])
    for (let next: string | null = ""; next !== null; ) {
      const page = await listLines(access, section, parseFilters(next ? { ...past, older: next } : past))
      all.push(...page.lines)
      next = page.older
    }
  return [...new Map(all.map((line) => [line.id, line])).values()]
}

async function readTasks(access: PatientAccess<"view:tasks">): Promise<Task[]> {
  const all = await listTasks(access)
  for (let page = 1; ; page++) {
    const { lines, isMore } = await listDone(access, page)
    all.push(...lines)
    if (!isMore) return [...new Map(all.map((task) => [task.id, task])).values()]
  }
}

async function readNotes(access: PatientAccess<"view:notes">): Promise<Note[]> {
  const all: Note[] = []
  for (let older: string | null = ""; older !== null; ) {
    const page = await findNotePage(access, older ? decodeCursor(older) : undefined)
    all.push(...(await listNotes(access, page)))
    older = page.older
  }
  return [...new Map(all.map((note) => [note.id, note])).values()]
}

async function readThreads(access: PatientAccess<"view:messages">): Promise<Thread[]> {
  const all: Thread[] = []
  for (let page = 1; ; page++) {
    const { threads, isMore } = await listThreads(access, page)
    for (const { id } of threads) all.push(await readThread(access, id))
    if (!isMore) return all
  }
}

/** A thread with all that was said in it, from its first message. */
async function readThread(access: PatientAccess<"view:messages">, id: string): Promise<Thread> {
  const thread = await getThread(access, id)
  for (let before = thread.earlier; before !== null; ) {
    const page: Thread = await getThread(access, id, before)
    thread.messages.unshift(...page.messages)
    before = page.earlier
  }
  return thread
}

import type { OwnAccess } from "@/lib/access/own-access"
import { listComing as listAppointments } from "@/lib/appointments/coming/queries"
import { countNews, countOwn } from "@/lib/helping/news/queries"
import { listHelped } from "@/lib/helping/queries"
import { addDays, dayInParis } from "@/lib/platform/days"
import { listLowInEach } from "@/lib/profile/refill/coming/queries"
import { listComing as listTasks } from "@/lib/tasks/coming/queries"

/** How many days a week ahead has, today among them. */
const DAYS = 7

/** The week that begins today with everybody whom the actor helps, and at home: from what each access reaches at this moment. */
export async function readWeek(own: OwnAccess) {
  const from = dayInParis(new Date())
  const until = addDays(from, DAYS - 1)
  const people = await listHelped(own)
  const named = new Map(people.filter(({ state }) => state === "open").map((one) => [one.patientId, one.patientName]))
  const [news, appointments, tasks, low] = [
    await newsOf(own, [...named.keys()]),
    await listAppointments(own, until),
    await listTasks(own, until),
    await listLowInEach(own),
  ]
  const withName = <Line extends { patientId: string }>(line: Line) => ({ ...line, name: named.get(line.patientId) ?? null })
  return {
    ...{ from, until, helps: people.length > 0 },
    appointments: appointments.map(withName),
    tasks: tasks.map(withName),
    low: low.map(withName),
    news: news.map(withName),
  }
}

/** What is new, person after person, and in one's own space last. */
async function newsOf(own: OwnAccess, patientIds: readonly string[]) {
  const found = await countNews(own)
  const others = patientIds.flatMap((patientId) => {
    const news = found[patientId]
    return news ? [{ patientId, news }] : []
  })
  if (!own.ownPatientId) return others
  const { news } = await countOwn(own)
  const isNew = news.documents + news.measures + news.others > 0
  return isNew ? [...others, { patientId: own.ownPatientId, news }] : others
}

export type Week = Awaited<ReturnType<typeof readWeek>>

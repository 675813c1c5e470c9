import type { Actor } from "@/lib/access/actor"
import { withOwn } from "@/lib/access/own-access"
import { newDelegation } from "@/lib/access/testing"
import { listComing as listAppointments } from "@/lib/appointments/coming/queries"
import { dayIn } from "@/lib/appointments/testing"
import { countNews, countOwn } from "@/lib/helping/news/queries"
import { listHelped } from "@/lib/helping/queries"
import { listLowInEach } from "@/lib/profile/refill/coming/queries"
import { listComing as listTasks } from "@/lib/tasks/coming/queries"
import { actorOf, makeCrowd } from "./crowd"
import { asPortal, asSuperuser, type Cluster, makeDatabase } from "./database"
import { type Figure, figure } from "./figures"
import { makeCaregiver, p50 } from "./helping"
import { inTurn, median, ratio } from "./rounds"

type Size = { rounds: number; weeks: number }
const FEW = 3
const MANY = 50
const DAILY = {
  permissions: ["view:appointments", "view:tasks", "act:tasks", "view:medications", "view:documents"],
  documentGroups: ["lab_results"],
}

/** The week of somebody who helps fifty people beside that of somebody who helps three: the same page, sixteen times the people. */
export async function measureWeek(cluster: Cluster, { rounds, weeks }: Size): Promise<Figure[]> {
  const database = await makeDatabase(cluster, "bench_week")
  try {
    const { holders } = await makeCrowd(database, { documents: MANY * 100, longRecord: 1 })
    const [few, many] = [await makeCaregiver(database), await makeCaregiver(database)]
    await fillWeeks(database.superuserUrl)
    return await asPortal(database.portalUrl, async () => {
      for (const [nth, holder] of holders.slice(0, MANY).entries()) {
        await newDelegation(actorOf(holder), holder.patientId, many, DAILY)
        if (nth < FEW) await newDelegation(actorOf(holder), holder.patientId, few, DAILY)
      }
      const open = (who: Actor, people: number) => p50(() => openWeek(who, people), weeks)
      const { three, fifty } = await inTurn({ three: open(few, FEW), fifty: open(many, MANY) }, rounds)
      const detail = `${median(fifty).toFixed(1)} over ${median(three).toFixed(1)} ms, four appointments and tasks a person.`
      const what = `the week with ${MANY} people ÷ the same with ${FEW}, transactions, p50`
      return [figure("week", what, ratio(fifty, three), "ratio", { most: 4 }, detail)]
    })
  } finally {
    await database.drop()
  }
}

/** Two appointments and two tasks of everybody, in the days to come. */
const fillWeeks = (url: string) =>
  asSuperuser(url, async (sql) => {
    await sql`set session_replication_role = replica`
    await sql`insert into appointments (patient_id, with_whom, day, hour, zone, author_kind, author_account_id, author_name, state, sensitivity)
      select patient_id, 'Dre Morel', ${dayIn(0)}::date + ahead, '09:30', 'Europe/Paris', 'patient', holder_id, 'Jeanne Lefèvre', 'confirmed', 'not'
      from bench_people, unnest(array[1, 3]) ahead`
    await sql`insert into tasks (patient_id, title, due_on, author_kind, author_account_id, author_name, state, sensitivity)
      select patient_id, 'Passer à la pharmacie', ${dayIn(0)}::date + ahead, 'patient', holder_id, 'Jeanne Lefèvre', 'confirmed', 'not'
      from bench_people, unnest(array[1, 3]) ahead`
    await sql`vacuum analyze`
  })

/** What `/helping/week` asks of the database, in its transaction. */
async function openWeek(who: Actor, people: number): Promise<void> {
  const shown = await withOwn(who, async (own) => {
    await listHelped(own)
    await countNews(own)
    await countOwn(own)
    await listLowInEach(own)
    return [await listAppointments(own, dayIn(6)), await listTasks(own, dayIn(6))].map(({ length }) => length)
  })
  if (shown.some((lines) => lines !== people * 2)) throw new Error(`The week shows ${shown} of ${people} people`)
}

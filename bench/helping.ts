import { randomUUID } from "node:crypto"
import type { Actor } from "@/lib/access/actor"
import { withOwn } from "@/lib/access/own-access"
import { withAccess } from "@/lib/access/require-access"
import { newDelegation } from "@/lib/access/testing"
import { listNextAppointments } from "@/lib/appointments/next/queries"
import { listDocuments } from "@/lib/documents/queries"
import { countAnswersDue, countNews } from "@/lib/helping/news/queries"
import { listHelped } from "@/lib/helping/queries"
import { actorOf, type Crowd, makeCrowd } from "./crowd"
import { asPortal, asSuperuser, type BenchDatabase, type Cluster, makeDatabase } from "./database"
import { type Figure, figure } from "./figures"
import { inTurn, median, quantile, ratio, timed } from "./rounds"

type Size = { documents: number; rounds: number; lists: number }
const HELPED = 3

/** P6: a caregiver's home, with the people whom they help and what is new for each, beside the latest documents of one of them. */
export async function measureHelping(cluster: Cluster, size: Size): Promise<Figure[]> {
  const database = await makeDatabase(cluster, "bench_helping")
  try {
    const crowd = await makeCrowd(database, { documents: size.documents, longRecord: 1 })
    const claire = await makeCaregiver(database)
    return await asPortal(database.portalUrl, async () => {
      const patientIds = await letIn(crowd, claire)
      const each = (turn: number) => patientIds[turn % patientIds.length] ?? ""
      const home = () => openHome(claire)
      const list = (turn: number) => withAccess(claire, each(turn), ["view:documents"], (access) => listDocuments(access, {}))
      const { home: homes, list: lists } = await inTurn({ home: p50(home, size.lists), list: p50(list, size.lists) }, size.rounds)
      const detail = `${median(homes).toFixed(1)} over ${median(lists).toFixed(1)} ms, among ${size.documents} documents.`
      const what = `the home of a caregiver of ${HELPED} ÷ the latest documents of one of them, transactions, p50`
      return [figure("P6", what, ratio(homes, lists), "ratio", { most: 3 }, detail)]
    })
  } finally {
    await database.drop()
  }
}

export async function makeCaregiver(database: BenchDatabase): Promise<Actor> {
  const accountId = randomUUID()
  await asSuperuser(
    database.superuserUrl,
    (
      sql,
    ) => sql`insert into accounts (id, face, issuer, subject, display_name, birth_name, given_names, first_given_name, sex, birth_date, birth_country_cog)
      values (${accountId}, 'citizen', 'https://identity.test', ${accountId}, 'Claire Lefèvre', 'Lefèvre', 'Claire', 'Claire', 'female', '1970-03-12', '99100')`,
  )
  return { ...actorOf({ accountId }), displayName: "Claire Lefèvre", givenName: "Claire" }
}

async function letIn(crowd: Crowd, caregiver: Actor): Promise<string[]> {
  const holders = crowd.holders.slice(0, HELPED)
  for (const holder of holders) await newDelegation(actorOf(holder), holder.patientId, caregiver)
  return holders.map(({ patientId }) => patientId)
}

/** What `/helping` asks of the database, in its transaction. */
async function openHome(caregiver: Actor): Promise<void> {
  const people = await withOwn(caregiver, async (own) => {
    const helped = await listHelped(own)
    await countNews(own)
    await countAnswersDue(own)
    await listNextAppointments(own)
    return helped
  })
  if (people.length !== HELPED) throw new Error(`The home shows ${people.length} of ${HELPED} people`)
}

/** Milliseconds that such a transaction takes, at the median: less is better. */
export const p50 = (work: (turn: number) => Promise<unknown>, times: number) => async () => {
  const taken: number[] = []
  for (let turn = 0; turn < times; turn++) taken.push(await timed(() => work(turn)))
  return quantile(taken, 0.5)
}

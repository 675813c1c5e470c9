import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { expect, it } from "vitest"
import { complaints } from "@/drizzle/schema/complaints"
import { openWorker } from "@/drizzle/testing/worker"
import { withTask } from "@/lib/access/system-task"
import { asSuperuser } from "@/lib/access/testing"
import { eraseOldComplaints } from "./commands"

const { database: worker } = openWorker()

const MONTHS = { eleven: "11 months 27 days", more: "12 months 1 minute" }

/** A complaint sent two years ago, with what happened to it so long ago. */
async function newComplaint(over: { answered?: keyof typeof MONTHS; withdrawn?: keyof typeof MONTHS } = {}): Promise<string> {
  const id = randomUUID()
  const at = (key?: keyof typeof MONTHS) => (key ? MONTHS[key] : null)
  await asSuperuser(
    (
      db,
    ) => db`insert into complaints (account_id, id, words_ciphertext, wrapped_key, root_key_id, sent_at, answered_at, withdrawn_at)
      values (${randomUUID()}, ${id}, ${over.withdrawn ? null : Buffer.from("x")}, ${Buffer.from("k")}, 'key', now() - interval '2 years',
        now() - ${at(over.answered)}::interval, now() - ${at(over.withdrawn)}::interval)`,
  )
  return id
}
const left = async (ids: string[]) => {
  const rows = await asSuperuser((db) => db`select id from complaints where id = any(${ids}::uuid[])`)
  return ids.filter((id) => rows.some((row) => row.id === id))
}

it("A complaint goes a year after it was answered or taken back, whichever came last, and one that waits stays", async () => {
  const gone = [await newComplaint({ answered: "more" }), await newComplaint({ withdrawn: "more" })]
  const kept = [
    await newComplaint(),
    await newComplaint({ answered: "eleven" }),
    await newComplaint({ withdrawn: "eleven" }),
    await newComplaint({ answered: "more", withdrawn: "eleven" }),
  ]
  expect(await eraseOldComplaints(worker)).toBe(2)
  expect([await left(gone), await left(kept)]).toEqual([[], kept])
  expect(await eraseOldComplaints(worker)).toBe(0)
})

it("No job erases one that waits or is younger: the database lets go of none", async () => {
  const kept = [await newComplaint(), await newComplaint({ answered: "eleven" })]
  for (const job of ["objects.sweep", "complaints.read"] as const)
    await withTask(worker, job, ({ tx }) => tx.delete(complaints).where(sql`id = any(${sql.param(kept)}::uuid[])`))
  expect(await left(kept)).toEqual(kept)
})

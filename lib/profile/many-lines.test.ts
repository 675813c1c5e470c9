import { afterAll, beforeAll, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { readMedicationsOnCard } from "./card/queries"
import { listLines, listProfile } from "./queries"
import { parseFilters } from "./schema"

afterAll(closeDatabase)

const MANY = 5000
let jeanne: Actor
let patientId: string
beforeAll(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  patientId = await newPatient(jeanne)
  await asSuperuser((sql) =>
    sql.begin(async (tx) => {
      // The triggers are not what is looked at here, and take longest.
      await tx`set local session_replication_role = replica`
      await tx`insert into medications (patient_id, label, author_kind, author_account_id, author_name, sensitivity, entered_at)
        select ${patientId}, 'Traitement ' || n, 'patient', ${jeanne.accountId}, 'Jeanne Lefèvre', 'not',
          timestamptz '2026-01-01' + (n / 3) * interval '1 minute' from generate_series(1, ${MANY}::int) n`
    }),
  )
})

const as = <Result>(work: (access: PatientAccess<never>) => Promise<Result>) =>
  withAccess(jeanne, patientId, ["view:medications"], (access) => work(access))

it("Of five thousand treatments the profile shows the last five, and leads to all", async () => {
  const treatments = (await as(listProfile)).find(({ section }) => section === "medications")
  expect(treatments?.lines.map(({ content }) => content.label)).toHaveLength(5)
  expect(treatments?.older).not.toBeNull()
})

it("Each of five thousand treatments is on one page of twenty, and on no other", async () => {
  const labels = await as(async (access) => {
    const found: string[] = []
    let older: string | undefined
    do {
      const page = await listLines(access, "medications", parseFilters({ older }))
      expect(page.lines.length).toBeLessThanOrEqual(20)
      found.push(...page.lines.map(({ content }) => content.label))
      older = page.older ?? undefined
    } while (older)
    return found
  })
  expect(labels[0]).toMatch(/^Traitement (4999|5000)$/)
  expect([labels.length, new Set(labels).size]).toEqual([MANY, MANY])
})

it("A page of five thousand treatments is read along the index that has them in order", async () => {
  const plan = await asSuperuser((sql) =>
    sql.begin(async (tx) => {
      await tx`analyze medications`
      return tx`explain select id from medications where patient_id = ${patientId} and deleted_at is null and ended_on is null
        order by entered_at desc, id desc limit 21`
    }),
  )
  expect(plan.map((row) => row["QUERY PLAN"]).join("\n")).toMatch(/Index (Only )?Scan using medications_newest_first/)
})

it("The card says that there is more than the thirty treatments on it", async () => {
  const block = await withAccess(jeanne, patientId, ["view:emergency_card"], async (access) => {
    access.trace({ action: "emergency_card.viewed" })
    return readMedicationsOnCard(access, "fr")
  })
  expect(block?.lines).toHaveLength(31)
  expect(block?.lines.at(-1)?.text).toBe("Il y en a d’autres, à lire dans le profil médical.")
})

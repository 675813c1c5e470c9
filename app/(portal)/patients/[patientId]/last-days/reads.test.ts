import { beforeEach, expect, it } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newDocument } from "@/lib/access/testing"
import { type HelpedRecord, newHelpedRecord } from "@/lib/access/testing/helped-record"
import { newNote } from "@/lib/notes/testing"
import { newTask } from "@/lib/tasks/testing"
import { readLastDays } from "./reads"

let { jeanne, claire, patientId } = {} as HelpedRecord
beforeEach(async () => {
  ;({ jeanne, claire, patientId } = await newHelpedRecord(["view:notes", "add:notes"]))
})

const read = (actor: Actor) => withAccess(actor, patientId, [], (access) => readLastDays(access, false))

it("The last days say in one line how many documents others added, whatever their groups", async () => {
  for (const documentGroup of ["lab_results", "prescriptions"] as const)
    await newDocument(jeanne, patientId, { documentGroup, authorAccountId: claire.accountId, authorKind: "caregiver" })
  expect((await read(jeanne)).added).toEqual([{ section: "documents", group: null, count: 2 }])
  expect((await read(claire)).added).toEqual([])
})

it("The last days hold what was signed in seven days, what is watched since long ago, and nothing that is not one's to read", async () => {
  const [recent, old, point] = [
    await newNote(jeanne, patientId, "Hier"),
    await newNote(jeanne, patientId, "Autrefois"),
    await newNote(jeanne, patientId, "Se lever doucement", "yes"),
  ]
  await newTask(jeanne, patientId, { title: "Rendre les livres" })
  await asSuperuser(
    (sql) =>
      sql`update notes set written_at = now() - interval '8 days' where patient_id = ${patientId} and id = any(${[old, point]}::uuid[])`,
  )
  const shown = await read(claire)
  expect([shown.points.map(({ id }) => id), shown.others.map(({ id }) => id), shown.open]).toEqual([[point], [recent], []])
  expect((await read(jeanne)).open).toHaveLength(1)
})

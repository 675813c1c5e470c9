import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeEach, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { correctNote } from "../commands"
import { NOTEBOOK, newNote } from "../testing"
import { excludeFromNote, judgeNote } from "./commands"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let marc: Actor
let patientId: string
let noteId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  marc = await newActor("Marc Lefèvre")
  patientId = await newPatient(jeanne)
  for (const child of [claire, marc]) await newDelegation(jeanne, patientId, child, NOTEBOOK)
  noteId = await newNote(claire, patientId)
})

const correct = (access: PatientAccess<"add:notes">) =>
  correctNote(access, { noteId: randomUUID(), body: "À treize heures.", correctsId: noteId })
const corrects = <Result>(work: (access: PatientAccess<"add:notes">) => Promise<Result>) =>
  withAccess(claire, patientId, ["add:notes"], work)
const sets = <Result>(work: (access: PatientAccess<"edit:notes">) => Promise<Result>) =>
  withAccess(jeanne, patientId, ["edit:notes"], work)

/** Starts something while a transaction stands that it may have to wait for. */
async function begin<Result>(work: () => Promise<Result>): Promise<{ done: Promise<Result> }> {
  const done = work()
  await Promise.race([done, sleep(300)])
  return { done }
}

/** How each note of the space is set apart: the sensitivity, and whether Marc is kept from it. */
const apart = () =>
  asSuperuser(
    (db) => db`select n.sensitivity, exists (select from item_exclusions e where e.patient_id = n.patient_id and e.item_id = n.id
        and e.account_id = ${marc.accountId}) as kept
      from notes n where n.patient_id = ${patientId}`,
  )

it.each([
  ["kept from somebody", (access: PatientAccess<"edit:notes">) => excludeFromNote(access, noteId, marc.accountId, true)],
  ["intimate", (access: PatientAccess<"edit:notes">) => judgeNote(access, noteId, true)],
])("A correction goes where its note goes, also where the note becomes %s in the same instant", async (_, set) => {
  const setting = await corrects(async (access) => {
    await correct(access)
    return begin(() => sets(set))
  })
  await setting.done
  const [note, correction] = await apart()
  expect(correction).toEqual(note)
  expect(note).not.toEqual({ sensitivity: "not", kept: false })
})

it("A correction waits for who keeps its note from somebody, and is kept from them too", async () => {
  const correcting = await sets(async (access) => {
    await excludeFromNote(access, noteId, marc.accountId, true)
    return begin(() => corrects(correct))
  })
  await correcting.done
  expect(await apart()).toEqual([
    { sensitivity: "not", kept: true },
    { sensitivity: "not", kept: true },
  ])
})

import { afterAll, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { decodeCursor } from "@/lib/platform/cursor"
import { markNotesRead } from "./commands"
import { findNotePage, listNotes } from "./queries"
import { NOTES_ON_A_PAGE, onTop } from "./rules"
import { NOTEBOOK, newNote } from "./testing"

afterAll(closeDatabase)

it("A long notebook stands on pages and nothing is left out; what is watched is on the first, and only what was shown is read", async () => {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  const patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire, NOTEBOOK)
  const open = (actor: Actor, older: string | null = null) =>
    withAccess(actor, patientId, ["view:notes"], async (access) => {
      const page = await findNotePage(access, older === null ? undefined : decodeCursor(older))
      await markNotesRead(access, page.ids)
      return { lines: await listNotes(access, page), older: page.older }
    })
  await newNote(claire, patientId, "La plus ancienne")
  await newNote(claire, patientId, "Attention à la marche", "yes")
  for (let nth = 2; nth < NOTES_ON_A_PAGE; nth++) await newNote(claire, patientId, `Note ${nth}`)
  expect(await open(claire)).toMatchObject({ older: null, lines: { length: NOTES_ON_A_PAGE } })
  await newNote(claire, patientId, "Note de plus")
  await newNote(claire, patientId, "La dernière")

  const first = await open(jeanne)
  expect(onTop(first.lines).points.map(({ body }) => body)).toEqual(["Attention à la marche"])
  expect(onTop(first.lines).others.map(({ body }) => body)).toHaveLength(NOTES_ON_A_PAGE)
  expect(onTop(first.lines).others.at(0)?.body).toBe("La dernière")
  const readOf = async () => {
    const rows = await asSuperuser(
      (db) => db`select n.body from item_reads r join notes n on n.patient_id = r.patient_id and n.id = r.item_id
        where r.patient_id = ${patientId} and r.account_id = ${jeanne.accountId}`,
    )
    return rows.map(({ body }) => body)
  }
  expect(await readOf()).toHaveLength(NOTES_ON_A_PAGE + 1)
  expect(await readOf()).not.toContain("La plus ancienne")

  const before = await open(jeanne, first.older)
  expect(before.lines.map(({ body }) => body)).toEqual(["Attention à la marche", "La plus ancienne"])
  expect(before.older).toBeNull()
  expect(await readOf()).toContain("La plus ancienne")
})

import { randomUUID } from "node:crypto"
import { type SQL, sql } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase, portalDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { inSql } from "@/lib/access/testing/in-sql"
import { InvalidInputError, NotFoundError } from "@/lib/errors"
import { addNote, closePoint, correctNote, markNotesRead } from "./commands"
import { findNotePage, getNote, listNotes } from "./queries"
import { onTop } from "./rules"
import { excludeFromNote, judgeNote } from "./sight/commands"
import { NOTEBOOK, newNote } from "./testing"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let marc: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  marc = await newActor("Marc Lefèvre")
  patientId = await newPatient(jeanne)
  for (const child of [claire, marc]) await newDelegation(jeanne, patientId, child, NOTEBOOK)
})

const add = <Result>(actor: Actor, work: Parameters<typeof withAccess<"add:notes", Result>>[3]) =>
  withAccess(actor, patientId, ["add:notes"], work)
const list = (actor: Actor) =>
  withAccess(actor, patientId, ["view:notes"], async (access) => listNotes(access, await findNotePage(access)))
/** Opens the notebook as its page does. */
const open = (actor: Actor) =>
  withAccess(actor, patientId, ["view:notes"], async (access) => {
    const page = await findNotePage(access)
    await markNotesRead(access, page.ids)
    return listNotes(access, page)
  })
const edit = (work: Parameters<typeof withAccess<"edit:notes", void>>[3]) => withAccess(jeanne, patientId, ["edit:notes"], work)
const correct = (actor: Actor, correctsId: string, body: string) =>
  add(actor, (access) => correctNote(access, { noteId: randomUUID(), body, correctsId }))
const close = (actor: Actor, id: string) => add(actor, (access) => closePoint(access, id))
const rows = () => asSuperuser((db) => db`select body from notes where patient_id = ${patientId} order by written_at`)

describe("A note", () => {
  it("is signed, and the patient alone is told of what others write", async () => {
    await newNote(claire, patientId)
    for (const actor of [jeanne, claire, marc]) expect(await list(actor)).toMatchObject([{ author: { name: "Claire Lefèvre" } }])
    const told = await asSuperuser(
      (db) => db`select account_id, subject from notices where subject = 'note' and space_id = ${patientId}`,
    )
    expect(told).toEqual([{ account_id: jeanne.accountId, subject: "note" }])
  })

  it("never changes: it is corrected by its author, in a new one that stands at it", async () => {
    const id = await newNote(claire, patientId, "Elle a mangé à midi.")
    await correct(claire, id, "À treize heures.")
    await expect(correct(marc, id, "Pas du tout.")).rejects.toThrow(NotFoundError)
    await expect(correct(jeanne, id, "Pas du tout.")).rejects.toThrow(NotFoundError)
    const [line, ...others] = await list(marc)
    expect(others).toEqual([])
    expect(line).toMatchObject({ body: "Elle a mangé à midi.", corrections: [{ body: "À treize heures." }] })
    expect(await rows()).toHaveLength(2)
  })

  it("cannot be written over, or corrected in another's name, by SQL either", async () => {
    const id = await newNote(claire, patientId)
    const inSql = (actor: Actor, statement: ReturnType<typeof sql>) =>
      portalDatabase().transaction(async (tx) => {
        await identify(tx, actor, [patientId])
        return tx.execute(statement)
      })
    const here = sql`where patient_id = ${patientId} and id = ${id}`
    await expect(inSql(claire, sql`update notes set body = 'Autre' ${here}`)).rejects.toThrow()
    await expect(
      inSql(claire, sql`update notes set sensitivity = 'sensitive', sensitive_topic = 'chosen', version = 2 ${here}`),
    ).rejects.toThrow()
    const his = sql`insert into notes (patient_id, author_kind, author_account_id, author_name, sensitivity, body, corrects_id)
      values (${patientId}, 'caregiver', ${marc.accountId}, 'Marc', 'not', 'Non', ${id})`
    await expect(inSql(marc, his)).rejects.toThrow()
    expect(await list(jeanne)).toMatchObject([{ body: "Bonne journée, a bien déjeuné.", corrections: [] }])
  })

  it("says who of the circle has read it, until they leave it, and stays when its author does", async () => {
    await newNote(claire, patientId)
    await open(marc)
    await open(marc)
    expect(await open(jeanne)).toMatchObject([{ readBy: [{ name: "Marc Lefèvre" }, { name: "Jeanne Lefèvre", isYou: true }] }])
    const ended = (actor: Actor) =>
      asSuperuser(
        (db) => db`update delegations set status = 'ended', ended_at = now(), end_reason = 'patient_request'
          where patient_id = ${patientId} and caregiver_account_id = ${actor.accountId}`,
      )
    await ended(marc)
    await ended(claire)
    expect(await list(jeanne)).toMatchObject([{ author: { name: "Claire Lefèvre" }, readBy: [{ name: "Jeanne Lefèvre" }] }])
  })

  it("made twice by one form is one", async () => {
    const said = { noteId: randomUUID(), body: "Une fois" }
    await Promise.all([add(claire, (access) => addNote(access, said)), add(claire, (access) => addNote(access, said))])
    expect(await rows()).toHaveLength(1)
  })
})

describe("A point to watch", () => {
  it("stays on top until two members close it", async () => {
    const id = await newNote(claire, patientId, "Elle tousse la nuit.", "yes")
    await newNote(marc, patientId)
    await close(marc, id)
    await close(marc, id)
    expect(onTop(await list(jeanne)).points).toMatchObject([
      { id, point: { isOpen: true, closedBy: [{ name: "Marc Lefèvre" }] } },
    ])
    await close(claire, id)
    expect(onTop(await list(jeanne)).points).toEqual([])
    expect(await list(jeanne)).toHaveLength(2)
  })

  it("or the patient does, by herself", async () => {
    const id = await newNote(claire, patientId, "Elle tousse la nuit.", "yes")
    await close(jeanne, id)
    expect(onTop(await list(claire)).points).toEqual([])
  })

  it("is one of five at most, also where two are written at once; one that is closed makes room", async () => {
    const [first = ""] = await Promise.all([1, 2, 3, 4].map((nth) => newNote(claire, patientId, `Point ${nth}`, "yes")))
    const outcomes = await Promise.allSettled([newNote(claire, patientId, "A", "yes"), newNote(marc, patientId, "B", "yes")])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(InvalidInputError)
    expect(onTop(await list(jeanne)).points).toHaveLength(5)
    await close(jeanne, first)
    await newNote(marc, patientId, "Un autre", "yes")
    expect(onTop(await list(jeanne)).points).toHaveLength(5)
  })

  it("that is hidden from somebody takes no place of theirs, so that nothing tells of it", async () => {
    const ids = await Promise.all([1, 2, 3, 4, 5].map((nth) => newNote(jeanne, patientId, `Point ${nth}`, "yes")))
    await edit((access) => judgeNote(access, ids[0] ?? "", true))
    await newNote(claire, patientId, "Le sien", "yes")
    expect(onTop(await list(claire)).points).toHaveLength(5)
    expect(onTop(await list(jeanne)).points).toHaveLength(6)
  })
})

describe("What the patient sets apart", () => {
  it("is gone with its corrections, those to come too, for whom it is kept from", async () => {
    const id = await newNote(claire, patientId, "Secret")
    await correct(claire, id, "Secret aussi")
    await edit((access) => excludeFromNote(access, id, marc.accountId, true))
    await correct(claire, id, "Secret encore")
    expect(await list(marc)).toEqual([])
    await expect(withAccess(marc, patientId, ["view:notes"], (access) => getNote(access, id))).rejects.toThrow(NotFoundError)
    expect(await list(claire)).toMatchObject([{ corrections: [{ body: "Secret aussi" }, { body: "Secret encore" }] }])
    await edit((access) => excludeFromNote(access, id, marc.accountId, false))
    expect(await list(marc)).toMatchObject([{ corrections: [{}, {}] }])
  })

  it("is kept by who corrects it from those alone from whom the corrected note is kept, and from them for good", async () => {
    const id = await newNote(claire, patientId, "Secret")
    const other = await newNote(claire, patientId, "Autre")
    await edit((access) => excludeFromNote(access, id, marc.accountId, true))
    const hand = (actor: Actor, statement: SQL) => inSql(actor, patientId, statement)
    const keep = (itemId: string, from: Actor) => sql`insert into item_exclusions (patient_id, section, item_id, account_id)
      values (${patientId}, 'notes', ${itemId}, ${from.accountId})`
    const correction = randomUUID()
    await hand(
      claire,
      sql`insert into notes (patient_id, id, body, corrects_id, author_kind, author_account_id, author_name, state, sensitivity)
        values (${patientId}, ${correction}, 'Encore', ${id}, 'caregiver', ${claire.accountId}, 'x', 'confirmed', 'not')`,
    )
    await expect(hand(claire, keep(correction, jeanne))).rejects.toThrow("somebody else says who sees this")
    await expect(hand(claire, keep(other, marc))).rejects.toThrow("somebody else says who sees this")
    await expect(hand(marc, keep(correction, marc))).rejects.toThrow("somebody else says who sees this")
    await hand(claire, keep(correction, marc))
    const again = sql`delete from item_exclusions where patient_id = ${patientId} and item_id = ${correction}`
    await expect(hand(claire, again)).rejects.toThrow("somebody else says who sees this")
  })

  it("as private is hers alone", async () => {
    const id = await newNote(claire, patientId)
    await edit((access) => judgeNote(access, id, true))
    expect([await list(claire), await list(marc)]).toEqual([[], []])
    expect(await list(jeanne)).toHaveLength(1)
  })
})

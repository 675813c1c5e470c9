import { randomUUID } from "node:crypto"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newBlock, newDelegation, newDocument, newPatient, newTeamMember } from "@/lib/access/testing"
import { OvertakenError } from "@/lib/errors"
import { confirmVaccination } from "./answering/commands"
import { addVaccination, correctVaccination, removeVaccination, restoreVaccination } from "./commands"
import { getVaccination, listRemovedVaccinations, listVaccinations } from "./queries"
import type { Said } from "./schema"
import { newVaccination, saidOf } from "./testing"

afterAll(closeDatabase)

const HELPING = { permissions: ["view:vaccinations", "add:vaccinations"], documentGroups: [] }

let jeanne: Actor
let claire: Actor
let morel: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  morel = await newActor("Anne Morel", "professional")
  patientId = await newPatient(jeanne)
})

const claireHelps = () => newDelegation(jeanne, patientId, claire, HELPING)
const list = (actor: Actor) => withAccess(actor, patientId, ["view:vaccinations"], listVaccinations)
const removed = (actor: Actor) => withAccess(actor, patientId, ["add:vaccinations"], listRemovedVaccinations)
const read = (actor: Actor, id: string) =>
  withAccess(actor, patientId, ["view:vaccinations"], (access) => getVaccination(access, id))
const row = async (id: string) =>
  (await asSuperuser((sql) => sql`select * from vaccinations where patient_id = ${patientId} and id = ${id}`))[0]
const rows = () => asSuperuser((sql) => sql`select * from vaccinations where patient_id = ${patientId} order by id`)
const told = (action: string) =>
  asSuperuser(
    (sql) =>
      sql`select actor_account_id, basis, outcome from audit_events where patient_id = ${patientId} and action = ${action}`,
  )
const correct = (actor: Actor, vaccinationId: string, over: Partial<Said>, version = 1) =>
  withAccess(actor, patientId, ["add:vaccinations"], (access) =>
    correctVaccination(access, { ...saidOf(over), vaccinationId, version }),
  )
const remove = (actor: Actor, id: string, version = 1) =>
  withAccess(actor, patientId, ["add:vaccinations"], (access) => removeVaccination(access, id, version))

describe("A dose", () => {
  it("stands when the patient says it, with every disease of a combined vaccine", async () => {
    const id = await newVaccination(jeanne, patientId, { lot: "A21CB", givenOn: "2019" })
    expect(await row(id)).toMatchObject({
      ...{ state: "confirmed", author_kind: "patient", vaccine: "Repevax", lot: "A21CB", given_on: "2019", code: null },
      ...{ diseases: ["diphtheria", "tetanus", "polio", "pertussis"], sensitivity: "not" },
    })
    expect(await told("vaccination.added")).toMatchObject([{ actor_account_id: jeanne.accountId, basis: "self" }])
  })

  it("waits to be confirmed when a caregiver says it, and carries her name and tie", async () => {
    await claireHelps()
    const id = await newVaccination(claire, patientId)
    expect(await row(id)).toMatchObject({ state: "proposed", author_kind: "caregiver", author_relation: "daughter" })
    expect(await list(jeanne)).toMatchObject([{ state: "proposed", may: { confirm: true, refuse: true, correct: true } }])
    expect(await list(claire)).toMatchObject([{ may: { confirm: false, refuse: false, correct: true, remove: true } }])
  })

  it("stands when a professional says it, with his profession, the code that he gives, and where he was apart", async () => {
    await newTeamMember(jeanne, patientId, morel)
    const id = await newVaccination(morel, patientId, { codeSystem: "ATC", code: "J07CA02" })
    expect(await row(id)).toMatchObject({ state: "confirmed", author_profession: "10", code_system: "ATC", code: "J07CA02" })
    const places = await asSuperuser((sql) => sql`select section from item_places where item_id = ${id}`)
    expect(places).toEqual([{ section: "vaccinations" }])
  })

  it("is one when its form is sent twice", async () => {
    const key = randomUUID()
    const send = () =>
      withAccess(jeanne, patientId, ["add:vaccinations"], (access) => addVaccination(access, { ...saidOf(), key }))
    await send()
    await send()
    expect(await rows()).toHaveLength(1)
    expect(await told("vaccination.added")).toHaveLength(1)
  })

  it("against HPV or mpox starts as sensitive, and a caregiver sees it only where its topic was ticked", async () => {
    await newVaccination(jeanne, patientId, { against: "hpv" })
    await claireHelps()
    expect(await rows()).toMatchObject([{ sensitivity: "sensitive", sensitive_topic: "sexual_health" }])
    expect(await list(claire)).toEqual([])
    const nina = await newActor("Nina Roy")
    await newDelegation(jeanne, patientId, nina, { ...HELPING, sensitiveTopics: ["sexual_health"] })
    expect(await list(nina)).toHaveLength(1)
  })

  it("is neither before the birth, nor in the future, nor of a document that is not there, and nothing changes", async () => {
    await expect(newVaccination(jeanne, patientId, { givenOn: "1943" })).rejects.toThrow("vaccinations.before_birth")
    await expect(newVaccination(jeanne, patientId, { givenOn: "1944-03-13" })).rejects.toThrow("vaccinations.before_birth")
    const later = newVaccination(jeanne, patientId, { givenOn: "2126-01" }).catch((error) => String(error.cause ?? error))
    expect(await later).toContain("given_in_the_future")
    await expect(newVaccination(jeanne, patientId, { documentId: randomUUID() })).rejects.toThrow("vaccinations.document_gone")
    expect(await rows()).toEqual([])
    await newVaccination(jeanne, patientId, { givenOn: "1944-03" })
    await newVaccination(jeanne, patientId, { givenOn: "1944-03-14" })
    expect(await rows()).toHaveLength(2)
  })

  it("is written by nobody who may not, and nothing changes", async () => {
    await newDelegation(jeanne, patientId, claire, { permissions: ["view:vaccinations"], documentGroups: [] })
    const [stranger, blocked] = [await newActor("Victor Noël"), await newActor("Hugo Blanc", "professional")]
    await newTeamMember(jeanne, patientId, blocked)
    await newBlock(jeanne, patientId, blocked)
    for (const actor of [claire, stranger, blocked]) await expect(newVaccination(actor, patientId)).rejects.toThrow()
    expect(await rows()).toEqual([])
    expect(await told("access.refused")).toHaveLength(3)
  })
})

describe("The document that proves a dose", () => {
  it("is named for who may read it, and for nobody else is there anything to see", async () => {
    const documentId = await newDocument(jeanne, patientId, {
      title: "Carnet",
      documentGroup: "vaccinations",
      typeCode: "11369-6",
    })
    const id = await newVaccination(jeanne, patientId, { documentId })
    expect((await read(jeanne, id)).source).toMatchObject({ documentId, title: "Carnet" })
    await claireHelps()
    expect((await read(claire, id)).source).toBeNull()
    await newTeamMember(jeanne, patientId, morel)
    expect((await read(morel, id)).source).toMatchObject({ documentId, title: "Carnet" })
  })

  it("is none that a caregiver may not read herself", async () => {
    const documentId = await newDocument(jeanne, patientId)
    await claireHelps()
    await expect(newVaccination(claire, patientId, { documentId })).rejects.toThrow("vaccinations.document_gone")
    expect(await rows()).toEqual([])
  })
})

describe("A correction", () => {
  it("is the author's: a caregiver's waits again", async () => {
    await claireHelps()
    const id = await newVaccination(claire, patientId)
    await asSuperuser(
      (sql) => sql`update vaccinations set state = 'confirmed', confirmed_at = now(), confirmed_by_kind = 'patient',
        confirmed_by_name = 'Jeanne' where id = ${id}`,
    )
    await correct(claire, id, { givenOn: "2020-05" })
    expect(await row(id)).toMatchObject({ state: "proposed", given_on: "2020-05", confirmed_at: null, version: 2 })
    expect(await told("vaccination.corrected")).toHaveLength(1)
  })

  it("is the patient's too, of what a caregiver wrote, and says yes to it", async () => {
    await claireHelps()
    const id = await newVaccination(claire, patientId)
    await correct(jeanne, id, { vaccine: "Boostrix" })
    expect(await row(id)).toMatchObject({
      ...{ state: "confirmed", vaccine: "Boostrix", author_name: "Claire Lefèvre" },
      ...{ confirmed_by_kind: "patient", confirmed_by_name: "Jeanne Lefèvre" },
    })
  })

  it("is never anybody else's: of the patient's line a caregiver's, of a professional's anybody's; nothing changes", async () => {
    await claireHelps()
    await newTeamMember(jeanne, patientId, morel)
    const [hers, theirs] = [await newVaccination(jeanne, patientId), await newVaccination(morel, patientId)]
    const before = await rows()
    await expect(correct(claire, hers, { vaccine: "Boostrix" })).rejects.toThrow("vaccinations.changed_meanwhile")
    for (const actor of [jeanne, claire])
      await expect(correct(actor, theirs, { vaccine: "Boostrix" })).rejects.toThrow("vaccinations.of_a_professional")
    await expect(correct(morel, hers, { vaccine: "Boostrix" })).rejects.toThrow("vaccinations.changed_meanwhile")
    expect(await rows()).toEqual(before)
  })

  it("of a version that nobody sees any more is a conflict, and nothing changes", async () => {
    const id = await newVaccination(jeanne, patientId)
    await correct(jeanne, id, { lot: "B2" })
    await expect(correct(jeanne, id, { lot: "C3" })).rejects.toThrow(new OvertakenError("vaccinations.changed_meanwhile"))
    expect(await row(id)).toMatchObject({ lot: "B2", version: 2 })
  })

  it("keeps what the patient said about who sees it, unless it is against something else", async () => {
    const id = await newVaccination(jeanne, patientId, { against: "hpv" })
    await asSuperuser((sql) => sql`update vaccinations set sensitivity = 'not', sensitive_topic = null where id = ${id}`)
    await correct(jeanne, id, { against: "hpv", lot: "B2" })
    expect(await row(id)).toMatchObject({ sensitivity: "not" })
    await correct(jeanne, id, { against: "mpox" }, 2)
    expect(await row(id)).toMatchObject({ sensitivity: "sensitive", sensitive_topic: "hiv_sti" })
  })

  it.each(["sensitive", "not_yet_judged"])("that is %s opens to nobody by being against something else", async (sensitivity) => {
    const id = await newVaccination(jeanne, patientId)
    const topic = sensitivity === "sensitive" ? "chosen" : null
    await asSuperuser(
      (sql) => sql`update vaccinations set sensitivity = ${sensitivity}, sensitive_topic = ${topic} where id = ${id}`,
    )
    await correct(jeanne, id, { against: "influenza" })
    expect(await row(id)).toMatchObject({ sensitivity, sensitive_topic: topic, version: 2 })
  })
})

describe("A line that is removed", () => {
  it("is gone for everybody and comes back within thirty days, not after", async () => {
    const id = await newVaccination(jeanne, patientId)
    const restore = () => withAccess(jeanne, patientId, ["add:vaccinations"], (access) => restoreVaccination(access, id))
    await remove(jeanne, id)
    expect(await list(jeanne)).toEqual([])
    expect(await removed(jeanne)).toMatchObject([{ id, givenOn: "2019-05-20" }])
    await restore()
    await restore()
    expect(await list(jeanne)).toHaveLength(1)
    await remove(jeanne, id, 3)
    await asSuperuser((sql) => sql`update vaccinations set deleted_at = now() - interval '30 days 1 minute' where id = ${id}`)
    await expect(restore()).rejects.toThrow()
    expect([await list(jeanne), await removed(jeanne)]).toEqual([[], []])
  })

  it("of a caregiver's waits again when she brings it back that the patient said yes to and removed", async () => {
    await claireHelps()
    const id = await newVaccination(claire, patientId)
    await withAccess(jeanne, patientId, ["act:vaccinations"], (access) => confirmVaccination(access, id, 1))
    await remove(jeanne, id, 2)
    await withAccess(claire, patientId, ["add:vaccinations"], (access) => restoreVaccination(access, id))
    const unconfirmed = { confirmed_at: null, confirmed_by_account_id: null, confirmed_by_name: null }
    expect(await row(id)).toMatchObject({ deleted_at: null, state: "proposed", ...unconfirmed })
  })

  it("is one's own, or hers and her caregivers' for the patient; a professional's stays", async () => {
    await claireHelps()
    await newTeamMember(jeanne, patientId, morel)
    const theirs = await newVaccination(morel, patientId)
    const hers = await newVaccination(jeanne, patientId)
    await expect(remove(jeanne, theirs)).rejects.toThrow("vaccinations.of_a_professional")
    await expect(remove(claire, hers)).rejects.toThrow("vaccinations.changed_meanwhile")
    expect(await list(jeanne)).toHaveLength(2)
    await remove(jeanne, await newVaccination(claire, patientId))
    await remove(morel, theirs)
    expect(await list(jeanne)).toHaveLength(1)
  })
})

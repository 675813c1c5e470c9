import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient, newTeamMember } from "@/lib/access/testing"
import { biologyReport, personInHeader } from "@/lib/cda/examples"
import { confirmIdentity, discardDeposit } from "@/lib/documents/deposit/commands"
import { getDocument, listDocuments } from "@/lib/documents/queries"
import { type GivenFile, sayWhatItIs } from "@/lib/documents/upload/testing"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { askedOfDraft, fhirAbout, sendFiles, xmlFile as xml } from "./testing"

afterAll(closeDatabase)

let jeanne: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor()
  patientId = await newPatient(jeanne)
})

const another = () => xml(biologyReport({ patient: personInHeader("Nina", "ESSAI", "19700203") }))
const send = (files: GivenFile[], by = jeanne) => sendFiles(by, patientId, files)
const asked = (draftId: string) => askedOfDraft(jeanne, patientId, draftId)
const askedOf = async (files: GivenFile[]) => asked(await send(files))
const adding = <Result>(by: Actor, what: (access: Parameters<typeof confirmIdentity>[0]) => Promise<Result>) =>
  withAccess(by, patientId, ["add:documents"], what)
const confirm = (draftId: string, by = jeanne) => adding(by, (access) => confirmIdentity(access, draftId))

const readings = async (by: Actor, documentId: string) =>
  withAccess(by, patientId, ["view:documents"], async (access) => ({
    line: (await listDocuments(access, {})).lines.find(({ id }) => id === documentId),
    document: await getDocument(access, documentId),
  }))

describe("Somebody who deposits a document that names", () => {
  it.each([
    ["the person of the space", xml(biologyReport())],
    ["her as FHIR does", fhirAbout("Jeanne", "LEFEVRE", { birthDate: "1944-03-14" })],
    ["her by the name she had", xml(biologyReport({ patient: personInHeader("JEANNE", "MARCHAND-LEFEVRE", "19440314") }))],
    ["her without a day of birth", xml(biologyReport({ patient: personInHeader("Jeanne", "Lefevre") }))],
    ["nobody", xml(biologyReport({ patient: "" }))],
  ])("%s is asked nothing", async (_, files) => expect(await askedOf(files)).toBeNull())

  it.each([
    ["somebody else", another(), { name: "Nina Essai", birthDate: "1970-02-03", number: null }],
    ["somebody else, in FHIR", fhirAbout("Nina", "Essai"), { name: "Nina Essai", birthDate: null, number: null }],
    [
      "a person of another day of birth",
      xml(biologyReport({ patient: personInHeader("JEANNE", "LEFÈVRE", "19440315") })),
      { name: "Jeanne Lefèvre", birthDate: "1944-03-15", number: null },
    ],
  ])("%s is asked whether it is for her", async (_, files, about) => expect(await askedOf(files)).toEqual(about))

  it("somebody else cannot say what it is before having answered", async () => {
    const draftId = await send(another())
    await expect(sayWhatItIs(jeanne, patientId, draftId)).rejects.toThrow(new ConflictError("deposit.identity_unanswered"))
    await confirm(draftId)
    await confirm(draftId)
    expect(await asked(draftId)).toBeNull()
    expect((await sayWhatItIs(jeanne, patientId, draftId)).documentId).toBe(draftId)
  })

  it("somebody else may give it up, and nothing is left", async () => {
    const draftId = await send(another())
    await adding(jeanne, (access) => discardDeposit(access, draftId))
    await expect(asked(draftId)).rejects.toThrow(NotFoundError)
  })

  it("somebody else answers alone: no other person can, and a deposit that asks nothing takes no answer", async () => {
    const draftId = await send(another())
    const claire = await newActor("Claire Lefèvre")
    await newDelegation(jeanne, patientId, claire)
    await expect(confirm(draftId, claire)).rejects.toThrow(NotFoundError)
    await expect(confirm(await send(xml(biologyReport())))).rejects.toThrow(NotFoundError)
    expect(await asked(draftId)).not.toBeNull()
  })
})

describe("A document that was said to be hers although it names somebody else", () => {
  it("says so to everybody who may read it, in the list and in its page, and the journal keeps the answer", async () => {
    const [claire, morel] = [await newActor("Claire Lefèvre"), await newActor("Dr Anne Morel", "professional")]
    await newDelegation(jeanne, patientId, claire)
    await newTeamMember(jeanne, patientId, morel)
    const draftId = await send(another(), claire)
    await confirm(draftId, claire)
    await sayWhatItIs(claire, patientId, draftId)
    for (const reader of [jeanne, claire, morel])
      expect(await readings(reader, draftId)).toMatchObject({
        line: { isAboutAnother: true },
        document: {
          about: { name: "Nina Essai", birthDate: "1970-02-03", number: null, confirmedAt: expect.any(Date) },
          author: { name: "Claire Lefèvre" },
        },
      })
    const traces = await asSuperuser(
      (sql) => sql`select actor_account_id, resource_ids from audit_events
        where patient_id = ${patientId} and action = 'deposit.identity_confirmed'`,
    )
    expect(traces).toEqual([{ actor_account_id: claire.accountId, resource_ids: [draftId] }])
  })

  it("can be kept by no way without the answer, and the answer stays", async () => {
    const draftId = await send(another())
    await confirm(draftId)
    await sayWhatItIs(jeanne, patientId, draftId)
    const change = (set: string) =>
      asSuperuser((sql) => sql.unsafe(`update documents set ${set} where id = '${draftId}' and patient_id = '${patientId}'`))
    await expect(change("about_confirmed_at = null")).rejects.toThrow("about_another_only_when_confirmed")
    const portal = (set: string) =>
      adding(jeanne, ({ tx }) =>
        tx.execute(`update documents set ${set} where id = '${draftId}' and patient_id = '${patientId}'`),
      )
    await expect(portal("about_name = null, about_confirmed_at = null")).rejects.toMatchObject({
      cause: expect.objectContaining({ code: "42501" }),
    })
  })

  it("is marked only then", async () => {
    const draftId = await send(xml(biologyReport()))
    await sayWhatItIs(jeanne, patientId, draftId)
    expect(await readings(jeanne, draftId)).toMatchObject({ line: { isAboutAnother: false }, document: { about: null } })
  })
})

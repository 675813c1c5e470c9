import { randomInt } from "node:crypto"
import { readFileSync } from "node:fs"
import PdfKit from "pdfkit"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient, newTeamMember } from "@/lib/access/testing"
import { biologyReport, personInHeader } from "@/lib/cda/examples"
import { confirmIdentity, discardDeposit } from "@/lib/documents/deposit/commands"
import { getDraft } from "@/lib/documents/deposit/queries"
import { getDocument, listDocuments } from "@/lib/documents/queries"
import { DepositRefusedError } from "@/lib/documents/upload/rules"
import { type GivenFile, sayWhatItIs, upload } from "@/lib/documents/upload/testing"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { documentWith } from "@/lib/fhir/document-with.testing"
import { insDigest } from "@/lib/identity/ins-digest"
import { INS_OIDS, insKey } from "@/lib/identity/rules"

afterAll(closeDatabase)

let jeanne: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor()
  patientId = await newPatient(jeanne)
})

const xml = (text: string) => [{ bytes: Buffer.from(text), name: "document.xml" }]
const json = (content: unknown) => [{ bytes: Buffer.from(JSON.stringify(content)), name: "document.json" }]
const another = () => xml(biologyReport({ patient: personInHeader("Nina", "ESSAI", "19700203") }))

async function send(files: GivenFile[], by = jeanne): Promise<string> {
  const deposited = await upload(by, patientId, files)
  if (!("draftId" in deposited)) throw new Error("The deposit is no draft")
  return deposited.draftId
}

const adding = <Result>(by: Actor, what: (access: Parameters<typeof confirmIdentity>[0]) => Promise<Result>) =>
  withAccess(by, patientId, ["add:documents"], what)
const asked = async (draftId: string, by = jeanne) => (await adding(by, (access) => getDraft(access, draftId))).asked
const confirm = (draftId: string, by = jeanne) => adding(by, (access) => confirmIdentity(access, draftId))
const askedOf = async (files: GivenFile[]) => asked(await send(files))

/** A FHIR document about somebody of this name. */
function fhirAbout(given: string, family: string, more: Record<string, unknown> = {}) {
  const document = documentWith({ resourceType: "Observation", status: "final", code: { text: "Glycémie" } })
  const [first, , ...others] = document.entry.map(({ resource }) => resource)
  const composition = { ...first, title: "Essai" }
  const patient = { resourceType: "Patient", id: "p", name: [{ family, given: [given] }], ...more }
  return json({ ...document, entry: [composition, patient, ...others].map((resource) => ({ resource })) })
}

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

describe("A document that bears a matricule INS", () => {
  const { test: forTests, demo } = INS_OIDS
  let ours: string
  beforeEach(() => {
    const body = `2440337${randomInt(100_000, 999_999)}`
    ours = body + insKey(body)
  })
  const giveMatricule = () =>
    asSuperuser(
      (sql) => sql`update patients set ins_oid = ${demo}, ins_ciphertext = 'x', ins_hmac = ${insDigest(demo, ours)}
        where patient_id = ${patientId}`,
    )
  const withIns = (value: string) => ({ identifier: [{ system: `urn:oid:${forTests}`, value }] })
  const caseFile = () => {
    const bytes = readFileSync(new URL("../../fhir/cases/fhir-ins-d-un-autre.json", import.meta.url))
    return [{ bytes, name: "document.json" }]
  }

  it("of somebody else is refused, in FHIR as in CDA", async () => {
    await giveMatricule()
    const twin = fhirAbout("Jeanne", "Lefèvre", { birthDate: "1944-03-14", ...withIns("279035121518989") })
    const clinical = xml(biologyReport({ ids: [{ root: demo, extension: "279035121518989" }] }))
    for (const files of [caseFile(), twin, clinical])
      await expect(send(files)).rejects.toThrow(new DepositRefusedError("other_patient"))
    const left = await asSuperuser((sql) => sql`select id from deposit_drafts where patient_id = ${patientId}`)
    expect(left).toHaveLength(0)
  })

  it("of hers is hers, whatever name she had then", async () => {
    await giveMatricule()
    expect(await askedOf(fhirAbout("Jeanne", "Durand", withIns(ours)))).toBeNull()
  })

  it("is not searched for by naming many: hers is hers beside one other, and among more it is somebody else's", async () => {
    await giveMatricule()
    const named = (...values: string[]) =>
      fhirAbout("Jeanne", "Lefèvre", { identifier: values.flatMap((value) => withIns(value).identifier) })
    expect(await askedOf(named("279035121518989", ours, ours, ours))).toBeNull()
    await expect(send(named("279035121518989", "279035121518892", ours))).rejects.toThrow(
      new DepositRefusedError("other_patient"),
    )
  })

  it("on one side only says nothing: the name does", async () => {
    expect(await askedOf(fhirAbout("Jeanne", "Lefèvre", withIns("279035121518989")))).toBeNull()
    expect(await askedOf(caseFile())).toMatchObject({ name: "Nina Essai" })
    await giveMatricule()
    expect(await askedOf(fhirAbout("Jeanne", "Lefèvre"))).toBeNull()
    expect(await askedOf(another())).toMatchObject({ name: "Nina Essai" })
  })
})

describe("A PDF whose text bears a matricule INS", () => {
  let ours: string
  beforeEach(() => {
    const body = `2440337${randomInt(100_000, 999_999)}`
    ours = body + insKey(body)
  })
  const paper = async (...lines: string[]) => [{ bytes: await pdfOf(lines), name: "courrier.pdf" }]
  const giveMatricule = () =>
    asSuperuser(
      (
        sql,
      ) => sql`update patients set ins_oid = ${INS_OIDS.nir}, ins_ciphertext = 'x', ins_hmac = ${insDigest(INS_OIDS.nir, ours)}
        where patient_id = ${patientId}`,
    )
  const another = { name: null, birthDate: null, number: "27903" }

  it("of somebody else is asked about, and is kept with the beginning of the number only", async () => {
    await giveMatricule()
    const draftId = await send(await paper("Matricule INS : 2 79 03 51 215 189 89 (NIR)", "Compte rendu"))
    expect(await asked(draftId)).toEqual(another)
    const kept = await asSuperuser((sql) => sql`select to_jsonb(d) as row from deposit_drafts d where id = ${draftId}`)
    expect(JSON.stringify(kept)).not.toContain("279035121518989")
  })

  it("of hers is hers, beside others too", async () => {
    await giveMatricule()
    expect(await askedOf(await paper(`INS ${ours}`))).toBeNull()
    expect(await askedOf(await paper("INS de la mère : 279035121518989", `INS de l'enfant : ${ours}`))).toBeNull()
  })

  it("is compared with sex, year and month of birth where the space has none", async () => {
    expect(await askedOf(await paper("INS 279035121518989"))).toEqual(another)
    expect(await askedOf(await paper(`INS ${ours}`))).toBeNull()
  })

  it("is no other number: one that is not called so, one with a wrong key, one longer", async () => {
    await giveMatricule()
    const others = ["Numéro de sécurité sociale : 279035121518989", "INS 279035121518988", "INS 2790351215189890", "INS"]
    for (const other of others) expect(await askedOf(await paper(other))).toBeNull()
  })
})

async function pdfOf(lines: string[]): Promise<Buffer> {
  const pdf = new PdfKit()
  for (const line of lines) pdf.text(line)
  pdf.end()
  return Buffer.concat((await Array.fromAsync(pdf)) as Buffer[])
}

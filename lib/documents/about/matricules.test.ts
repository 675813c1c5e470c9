import { readFileSync } from "node:fs"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { biologyReport, clinicalDocument, levelOneReport, media, personInHeader, section, structured } from "@/lib/cda/examples"
import { DepositRefusedError } from "@/lib/documents/upload/rules"
import type { GivenFile } from "@/lib/documents/upload/testing"
import { INS_OIDS } from "@/lib/identity/rules"
import { askedOfDraft, drawn, fhirAbout, giveMatricule, newMatricule, pdfOf, sendFiles, xmlFile as xml } from "./testing"

afterAll(closeDatabase)

let jeanne: Actor
let patientId: string
let ours: string
beforeEach(async () => {
  jeanne = await newActor()
  patientId = await newPatient(jeanne)
  ours = newMatricule()
})

const another = () => xml(biologyReport({ patient: personInHeader("Nina", "ESSAI", "19700203") }))
const send = (files: GivenFile[]) => sendFiles(jeanne, patientId, files)
const asked = (draftId: string) => askedOfDraft(jeanne, patientId, draftId)
const askedOf = async (files: GivenFile[]) => asked(await send(files))

describe("A document that bears a matricule INS", () => {
  const { test: forTests, demo } = INS_OIDS
  const given = () => giveMatricule(patientId, ours)
  const withIns = (value: string) => ({ identifier: [{ system: `urn:oid:${forTests}`, value }] })
  const caseFile = () => {
    const bytes = readFileSync(new URL("../../fhir/cases/fhir-ins-d-un-autre.json", import.meta.url))
    return [{ bytes, name: "document.json" }]
  }

  it("of somebody else is refused, in FHIR as in CDA", async () => {
    await given()
    const twin = fhirAbout("Jeanne", "Lefèvre", { birthDate: "1944-03-14", ...withIns("279035121518989") })
    const clinical = xml(biologyReport({ ids: [{ root: demo, extension: "279035121518989" }] }))
    for (const files of [caseFile(), twin, clinical])
      await expect(send(files)).rejects.toThrow(new DepositRefusedError("other_patient"))
    const left = await asSuperuser((sql) => sql`select id from deposit_drafts where patient_id = ${patientId}`)
    expect(left).toHaveLength(0)
  })

  it("of hers is hers, whatever name she had then", async () => {
    await given()
    expect(await askedOf(fhirAbout("Jeanne", "Durand", withIns(ours)))).toBeNull()
  })

  it("is not searched for by naming many: hers is hers beside one other, and among more it is somebody else's", async () => {
    await given()
    const named = (...values: string[]) =>
      fhirAbout("Jeanne", "Lefèvre", { identifier: values.flatMap((value) => withIns(value).identifier) })
    expect(await askedOf(named("279035121518989", ours, ours, ours))).toBeNull()
    await expect(send(named("279035121518989", "279035121518892", ours))).rejects.toThrow(
      new DepositRefusedError("other_patient"),
    )
  })

  it("is not searched for among many people either, and beside one other, hers is asked about", async () => {
    await given()
    const role = (id: string) => `<recordTarget><patientRole><id root="${demo}" extension="${id}"/></patientRole></recordTarget>`
    const beside = (...others: string[]) =>
      xml(biologyReport({ ids: [{ root: demo, extension: ours }] }).replace("<author>", `${others.map(role).join("")}<author>`))
    expect(await askedOf(beside(ours))).toBeNull()
    expect(await askedOf(beside("279035121518989"))).toEqual({ name: null, birthDate: null, number: "27903" })
    expect(await askedOf(beside(...Array.from({ length: 3 }, () => newMatricule())))).toMatchObject({ number: ours.slice(0, 5) })
    await expect(send(beside(...Array.from({ length: 4 }, () => newMatricule())))).rejects.toThrow(
      new DepositRefusedError("other_patient"),
    )
  })

  it("on one side only says nothing: the name does", async () => {
    expect(await askedOf(fhirAbout("Jeanne", "Lefèvre", withIns("279035121518989")))).toBeNull()
    expect(await askedOf(caseFile())).toMatchObject({ name: "Nina Essai" })
    await given()
    expect(await askedOf(fhirAbout("Jeanne", "Lefèvre"))).toBeNull()
    expect(await askedOf(another())).toMatchObject({ name: "Nina Essai" })
  })
})

describe("A PDF whose text bears a matricule INS", () => {
  const paper = async (...lines: string[]) => [{ bytes: await pdfOf(lines), name: "courrier.pdf" }]
  const given = () => giveMatricule(patientId, ours, INS_OIDS.nir)
  const another = { name: null, birthDate: null, number: "27903" }

  it("of somebody else is asked about, and is kept with the beginning of the number only", async () => {
    await given()
    const draftId = await send(await paper("Matricule INS : 2 79 03 51 215 189 89 (NIR)", "Compte rendu"))
    expect(await asked(draftId)).toEqual(another)
    const kept = await asSuperuser((sql) => sql`select to_jsonb(d) as row from deposit_drafts d where id = ${draftId}`)
    expect(JSON.stringify(kept)).not.toContain("279035121518989")
  })

  it("of hers is hers, beside others too", async () => {
    await given()
    expect(await askedOf(await paper(`INS ${ours}`))).toBeNull()
    expect(await askedOf(await paper("INS de la mère : 279035121518989", `INS de l'enfant : ${ours}`))).toBeNull()
  })

  it.each([
    ["with hyphens", ["INS : 2-79-03-51-215-189-89"]],
    ["with its key told apart", ["INS : 2 79 03 51 215 189 (clé 89)"]],
    ["behind the identifier of its kind", ["1.2.250.1.213.1.4.8 2 79 03 51 215 189 89"]],
    ["on two lines", ["INS : 2 79 03 51", "215 189 89"]],
    ["after ten that are none", [...Array.from({ length: 12 }, (_, n) => `INS 27903512151${8900 + n}`), "INS 279035121518989"]],
  ])("of somebody else is seen %s", async (_, lines) => {
    await given()
    expect(await askedOf(await paper(...lines))).toEqual(another)
  })

  it("of somebody else is seen where each sign has its box, and of who is born in Corsica in small letters", async () => {
    await given()
    const boxes = await drawn((pdf) => {
      pdf.text("INS", 72, 72)
      for (const [place, sign] of [..."279035121518989"].entries()) pdf.text(sign, 120 + 20 * place, 72, { lineBreak: false })
    })
    expect(await askedOf([{ bytes: boxes, name: "courrier.pdf" }])).toEqual(another)
    const corsican = newMatricule("155152B")
    expect(await askedOf(await paper(`INS ${corsican.toLowerCase()}`))).toEqual({ ...another, number: "15515" })
    const hers = newMatricule("244032A")
    await giveMatricule(patientId, hers, INS_OIDS.nir)
    expect(await askedOf(await paper(`INS ${hers.toLowerCase()}`))).toBeNull()
  })

  it("is not searched for on a list: among ten hers is hers, and among more it is asked about", async () => {
    await given()
    const others = (most: number) => Array.from({ length: most }, () => `INS ${newMatricule("2790351")}`)
    expect(await askedOf(await paper(...others(9), `INS ${ours}`))).toBeNull()
    expect(await askedOf(await paper(...others(10), `INS ${ours}`))).toEqual(another)
  })

  it("is read inside a clinical document too, whose header names her: hers is hers, somebody else's is asked about", async () => {
    await given()
    const around = async (...lines: string[]) =>
      xml(levelOneReport(await pdfOf(lines), { ids: [{ root: INS_OIDS.nir, extension: ours }] }))
    expect(await askedOf(await around(`INS ${ours}`))).toBeNull()
    expect(await askedOf(await around("INS de la mère : 279035121518989", `INS de l'enfant : ${ours}`))).toBeNull()
    expect(await askedOf(await around("Compte rendu"))).toBeNull()
    expect(await askedOf(await around("Matricule INS : 2 79 03 51 215 189 89 (NIR)"))).toEqual(another)
  })

  it("is read in the papers that stand inside a structured report, in CDA as in FHIR", async () => {
    await given()
    const ids = [{ root: INS_OIDS.nir, extension: ours }]
    const inCda = async (line: string) => {
      const report =
        media("PDF", await pdfOf(["Compte rendu"]), "application/pdf") + media("LETTRE", await pdfOf([line]), "Application/PDF")
      return xml(clinicalDocument({ ids, body: structured(section("Comptes rendus", "<paragraph>Voir</paragraph>", report)) }))
    }
    const inFhir = async (line: string) => {
      const file = { contentType: "application/pdf", data: (await pdfOf([line])).toString("base64") }
      const report = { resourceType: "DiagnosticReport", status: "final", code: { text: "Analyse" }, presentedForm: [file] }
      const identifier = [{ system: `urn:oid:${INS_OIDS.nir}`, value: ours }]
      return fhirAbout("Jeanne", "Lefèvre", { identifier, contained: [report] })
    }
    for (const inside of [inCda, inFhir]) {
      expect(await askedOf(await inside("Compte rendu"))).toBeNull()
      expect(await askedOf(await inside(`INS ${ours}`))).toBeNull()
      expect(await askedOf(await inside("Matricule INS : 2 79 03 51 215 189 89"))).toEqual(another)
    }
  })

  it("is compared with sex, year and month of birth where the space has none", async () => {
    expect(await askedOf(await paper("INS 279035121518989"))).toEqual(another)
    expect(await askedOf(await paper(`INS ${ours}`))).toBeNull()
  })

  it("is no other number: one that is not called so, one with a wrong key, one longer", async () => {
    await given()
    const others = ["Numéro de sécurité sociale : 279035121518989", "INS 279035121518988", "INS 2790351215189890", "INS"]
    for (const other of others) expect(await askedOf(await paper(other))).toBeNull()
  })
})

import { describe, expect, test } from "vitest"
import { biologyReport, clinicalDocument, personInHeader, section, structured } from "@/lib/cda/examples"
import type { DepositRefusal } from "@/lib/documents/upload/rules"
import { confirmWhereAsked, sayWhatItIs } from "@/lib/documents/upload/testing"
import { documentWith } from "@/lib/fhir/document-with.testing"
import words from "@/messages/fr/deposit.json" with { type: "json" }
import type { GivenFile } from "../fixtures/paper"
import { mainOf } from "./asking"
import { ask } from "./client"
import { keptBy, NOTHING, newDepositor, sendFile } from "./raw-upload"

/** Files that nobody means to harm with, made by programs that nobody tried: each is a page that is true, or a sentence. */

type Changed = { resource: Record<string, unknown> }

const xml = (text: string | Buffer): GivenFile => ({ name: "cr.xml", mimeType: "text/xml", buffer: Buffer.from(text) })
const json = (text: string | Buffer): GivenFile => ({
  name: "cr.json",
  mimeType: "application/fhir+json",
  buffer: Buffer.from(text),
})
const glycemia = (more = {}) => ({ resourceType: "Observation", status: "final", code: { text: "Glycémie" }, ...more })

/** A FHIR document of Jeanne's; `change` has its resources: composition, patient, result. */
function fhir(
  more = {},
  change: (composition: Record<string, unknown>, patient: Record<string, unknown>) => void = () => {},
): string {
  const document = documentWith(glycemia(more))
  const [composition, patient] = document.entry as Changed[]
  Object.assign(composition?.resource ?? {}, { title: "Essai" })
  Object.assign(patient?.resource ?? {}, { name: [{ family: "Lefèvre", given: ["Jeanne"] }] })
  change(composition?.resource ?? {}, patient?.resource ?? {})
  return JSON.stringify(document)
}
const utf16 = (text: string, isBig = false) => {
  const bytes = Buffer.from(`\ufeff${text.replace("UTF-8", "UTF-16")}`, "utf16le")
  return isBig ? bytes.swap16() : bytes
}
const inSections = (...texts: string[]) =>
  clinicalDocument({ body: structured(...texts.map((text, at) => section(`Partie ${at}`, text))) })
const paragraphs = (count: number) => "<paragraph>mot et encore un mot pour voir</paragraph>".repeat(count)

const SHOWN: [string, () => GivenFile, RegExp][] = [
  ["a clinical document in letters of two bytes", () => xml(utf16(biologyReport())), /Glycémie à jeun/],
  ["the same the other way round", () => xml(utf16(biologyReport(), true)), /Glycémie à jeun/],
  ["one behind an empty line", () => xml(`\n\n${biologyReport()}`), /Glycémie à jeun/],
  [
    "one of six hundred parts",
    () => xml(inSections(...Array.from({ length: 600 }, (_, at) => `<paragraph>mot${at}fin</paragraph>`))),
    /mot0fin.*mot599fin/,
  ],
  [
    "one whose parts all have the same name for what stands in them",
    () => xml(inSections('<paragraph ID="a">un</paragraph>', '<paragraph ID="a">deux</paragraph>')),
    /un.*deux/,
  ],
  [
    "one of eighteen megabytes in one sentence",
    () => xml(inSections("<paragraph>Avant</paragraph>", `<paragraph>${"mot ".repeat(4_500_000)}fin</paragraph>`)),
    /Avant.*Ce document est trop long : cette partie ne peut pas être montrée ici/,
  ],
  ["one of days that never were", () => xml(biologyReport({ madeAt: "00000000000000", actAt: "99999999" })), /Glycémie à jeun/],
  ["one of days to come", () => xml(biologyReport({ madeAt: "99991231235959+0100", actAt: "29990101" })), /1er janvier 2999/],
  ["one that is turned round", () => xml(biologyReport({ title: "\u202eétrange" })), /étrange/],
  [
    "a cell that is a thousand million wide",
    () => xml(inSections('<table><tr><td colspan="1000000000">large</td></tr></table>')),
    /large/,
  ],
  [
    "a FHIR document without parts",
    () =>
      json(
        fhir({}, (composition) => {
          composition.section = undefined
        }),
      ),
    /hors de ses parties.*Glycémie/,
  ],
  [
    "one of days that never were, and of days to come",
    () =>
      json(
        fhir(
          { effectiveDateTime: "0000-00-00" },
          (composition, patient) =>
            Object.assign(composition, { date: "9999-12-31" }) && Object.assign(patient, { birthDate: "2999-01-01" }),
        ),
      ),
    /31 décembre 9999/,
  ],
  [
    "one with signs of programs",
    () =>
      json(
        fhir({ note: [{ text: "a\u0000b\u001b" }] }, (composition) => {
          composition.title = "\u0000Essai"
        }),
      ),
    /ab/,
  ],
  ["one with half of a sign", () => json(fhir({ valueString: "SIGNE" }).replace("SIGNE", "moitié \\ud83d")), /moitié/],
  [
    "a name of signs alone",
    () =>
      json(
        fhir({}, (_, patient) => {
          patient.name = [{ family: "🦄", given: ["👩‍👩‍👧"] }]
        }),
      ),
    /👩‍👩‍👧 🦄/,
  ],
  [
    "a name of the other side",
    () =>
      json(
        fhir({}, (_, patient) => {
          patient.name = [{ family: "لوفيفر", given: ["\u202eجان"] }]
        }),
      ),
    /لوفيفر/,
  ],
  [
    "a number beyond all measure",
    () => json(fhir({ valueQuantity: { value: "N", unit: "g" } }).replace('"N"', "1e400")),
    /1e400/,
  ],
  [
    "results in results without end",
    () => json(fhir({ id: "1", hasMember: [{ reference: "Observation/1" }, { reference: "#" }] })),
    /décrit plus haut/,
  ],
  [
    "everything of another form than it should be",
    () => json(fhir({ status: ["final"], code: "Glycémie", valueQuantity: "dix", note: "a", component: 3 })),
    /Glycémie.*dix/,
  ],
  ["kinds that no list names", () => json(fhir({ resourceType: "__proto__" })), /Essai/],
]

const REFUSED: [string, () => GivenFile, DepositRefusal][] = [
  ["a clinical document of half a million elements", () => xml(inSections(paragraphs(320_000))), "bomb"],
  [
    "letters of another set than it says",
    () => xml(Buffer.from(biologyReport({ patient: personInHeader("Zoé", "Élu") }), "latin1")),
    "cda_invalid",
  ],
  ["a sign that XML does not have", () => xml(inSections("<paragraph>a&#0;b</paragraph>")), "cda_invalid"],
  ["a clinical document without a body", () => xml(clinicalDocument({ body: "<structuredBody/>" })), "cda_invalid"],
  ["FHIR in letters of two bytes", () => json(utf16(fhir())), "fhir_invalid"],
  [
    "FHIR a hundred levels deep",
    () => json(fhir({ extension: JSON.parse(`${'[{"a":'.repeat(80)}1${"}]".repeat(80)}`) })),
    "bomb",
  ],
  ["two FHIR documents in one file", () => json(`${fhir()}\n${fhir()}`), "fhir_invalid"],
  [
    "a FHIR document with an empty entry",
    () => json('{"resourceType":"Bundle","type":"document","entry":[null]}'),
    "fhir_invalid",
  ],
  ["a list that is no document", () => json("[]"), "fhir_not_document"],
  ["nothing, in JSON", () => json("null"), "unreadable"],
]

describe("Somebody who deposits a strange file", () => {
  test.each(SHOWN)("reads what it says: %s", async (_, file, said) => {
    const jeanne = await newDepositor()
    const headers = { cookie: jeanne.cookie }
    const { path } = await sendFile(jeanne, file())
    expect(path).toMatch(/\/documents\/add\/[0-9a-f-]{36}$/)
    expect((await ask(path, { headers })).status).toBe(200)
    const { actor, patientId } = jeanne
    const draftId = path.split("/").at(-1) ?? ""
    await confirmWhereAsked(actor, patientId, draftId)
    const { documentId } = await sayWhatItIs(actor, patientId, draftId)
    const space = `/patients/${patientId}`
    const page = await ask(`${space}/documents/${documentId}`, { headers })
    expect(page.status).toBe(200)
    expect(
      mainOf(page.text)
        .replace(/<[^>]*>/g, " ")
        .replace(/\s+/g, " "),
    ).toMatch(said)
    for (const at of [space, `${space}/documents`]) expect((await ask(at, { headers })).status).toBe(200)
  })

  test.each(REFUSED)("reads why it is not taken: %s", async (_, file, reason) => {
    const jeanne = await newDepositor()
    const { path } = await sendFile(jeanne, file())
    expect(path).toBe(`/patients/${jeanne.patientId}/documents/add?problem=${reason}`)
    const page = await ask(path, { headers: { cookie: jeanne.cookie } })
    const plain = (text: string) => text.replaceAll("&#x27;", "'").replaceAll(/\s/g, " ")
    expect(plain(page.text)).toContain(plain(words.errors[reason]))
    expect(await keptBy(jeanne)).toEqual(NOTHING)
  })
})

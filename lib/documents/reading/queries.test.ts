import { randomBytes } from "node:crypto"
import { expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { asSuperuser } from "@/lib/access/testing"
import { clinicalDocument, section, structured } from "@/lib/cda/examples"
import { patientSummaries, plainPdf, printedPdf } from "@/lib/platform/files/fixtures"
import { readText } from "./queries"
import { eachOnce } from "./rules"

const pdf = (bytes: Buffer) => readText({ mediaType: "application/pdf", bytes })

it("A PDF of nineteen megabytes says its words, and one of many pages all of them", async () => {
  expect(await pdf(await printedPdf(1, {}, randomBytes(19 * 1024 * 1024)))).toBe("Compte rendu, page 1")
  expect(await pdf(await printedPdf(101))).toMatch(/^Compte rendu, page 1\n.*\nCompte rendu, page 101$/s)
})

it.each([
  ["without text", plainPdf()],
  ["damaged", Buffer.from("%PDF-1.7\nrien")],
  ["that asks for a password", await printedPdf(1, { userPassword: "secret" })],
])("A PDF %s says nothing, and is no fault", async (_, bytes) => {
  expect(await pdf(bytes)).toBe("")
})

it("A clinical document that is none says nothing, and one with Arabic says it", async () => {
  const cda = (text: string) => readText({ mediaType: "text/xml", bytes: Buffer.from(text) })
  expect(await cda("<a/>")).toBe("")
  const arabic = clinicalDocument({ body: structured(section("Allergies", "<paragraph>حساسية من البنسلين</paragraph>")) })
  expect(await cda(arabic)).toContain("Allergies\nحساسية من البنسلين")
})

it("A FHIR document says what its page shows", async () => {
  for (const { name, bytes } of patientSummaries()) {
    const text = await readText({ mediaType: "application/fhir+json", bytes })
    expect(text.length, name).toBeGreaterThan(500)
    expect(text, name).not.toMatch(/http:\/\/|\bparagraph\b/)
  }
  expect(await readText({ mediaType: "application/fhir+json", bytes: Buffer.from("{") })).toBe("")
})

it("As many words as are kept of one document have room in the index", async () => {
  const long = Array.from({ length: 20_000 }, (_, at) => `${"ع".repeat(at % 50)}${at}médicaments`)
  const words = eachOnce(long).join(" ")
  const [row] = await asSuperuser((sql) => sql`select length(relais.words_of(gen_random_uuid(), ${words})) as words`)
  expect(row?.words).toBeGreaterThan(3_000)
  await closeDatabase()
})

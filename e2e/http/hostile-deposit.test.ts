import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import type { DepositRefusal } from "@/lib/documents/upload/rules"
import { fhirDocument, jpegWithPart, plainPdf, printedPdf, telephonePhoto, vastPng } from "@/lib/platform/files/fixtures"
import words from "@/messages/fr/deposit.json" with { type: "json" }
import { type GivenFile, paper } from "../fixtures/paper"
import { ask } from "./client"
import { keptBy, NOTHING, newDepositor, sendFile, sendRaw } from "./raw-upload"

const MEGABYTE = 1024 * 1024
const pdf = (buffer: Buffer, name = "ordonnance.pdf"): GivenFile => ({ name, mimeType: "application/pdf", buffer })
const json = (buffer: Buffer): GivenFile => ({ name: "resume.json", mimeType: "application/fhir+json", buffer })
const image = (buffer: Buffer, name = "photo.jpg"): GivenFile => ({ name, mimeType: "image/jpeg", buffer })

/** A FHIR document that grew to this many megabytes. */
const largeFhir = (megabytes: number) => fhirDocument((bundle) => ({ ...bundle, id: "a".repeat(megabytes * MEGABYTE) }))

const HOSTILE: [string, DepositRefusal, () => GivenFile | Promise<GivenFile>][] = [
  ["an empty file", "empty", () => pdf(Buffer.alloc(0))],
  ["a file cut in the middle", "truncated", async () => image((await telephonePhoto()).subarray(0, 900))],
  ["a photograph that calls itself a PDF", "mislabelled", async () => pdf(await telephonePhoto())],
  [
    "a PDF that asks for a password",
    "password_protected",
    async () => pdf(await printedPdf(1, { userPassword: "secret", pdfVersion: "1.7ext3" })),
  ],
  ["a file of 21 MB", "too_large", () => pdf(Buffer.concat([plainPdf(), Buffer.alloc(21 * MEGABYTE)]))],
  ["a PDF that starts a program", "pdf_launch", () => pdf(plainPdf({ catalog: "/OpenAction << /S /Launch /F (cmd.exe) >>" }))],
  [
    "a photograph that is also a page of HTML",
    "polyglot",
    async () => image(jpegWithPart(await telephonePhoto(), 0xfe, "<html><script>alert(1)</script></html>")),
  ],
  ["a picture that unfolds to billions of points", "bomb", () => image(vastPng(20_000, 20_000), "plan.png")],
  [
    "a FHIR bundle that is not a document",
    "fhir_not_document",
    () => json(fhirDocument((bundle) => ({ ...bundle, type: "searchset" }))),
  ],
  ["a FHIR document of 6 MB", "fhir_too_large", () => json(largeFhir(6))],
  ["a FHIR document of 50 MB", "too_large", () => json(largeFhir(50))],
  [
    "a page of the web",
    "type_not_accepted",
    () => ({ name: "page.html", mimeType: "text/html", buffer: Buffer.from("<!doctype html><html></html>") }),
  ],
]

for (const [what, reason, file] of HOSTILE) {
  test(`Somebody who deposits ${what} reads why it is not taken, and nothing is kept`, async () => {
    const jeanne = await newDepositor()
    const { path } = await sendFile(jeanne, await file())
    expect(path).toBe(`/patients/${jeanne.patientId}/documents/add?problem=${reason}`)
    const page = await ask(path, { headers: { cookie: jeanne.cookie } })
    expect(plain(page.text)).toContain(plain(words.errors[reason]))
    expect(await keptBy(jeanne)).toEqual(NOTHING)
  })
}

/** Words as they are read, whatever way the page writes its signs. */
const plain = (text: string) => text.replaceAll("&#x27;", "'").replaceAll(/\s/g, " ")

test("The same deposit sent three times at once is one deposit, and one document", async () => {
  const jeanne = await newDepositor()
  const key = randomUUID()
  const file = await paper("Analyses")
  const answers = await Promise.all([1, 2, 3].map(() => sendFile(jeanne, file, { key })))
  expect(new Set(answers.map(({ path }) => path)).size).toBe(1)
  expect(answers[0]?.path).toMatch(/\/documents\/add\/[0-9a-f-]{36}$/)
  expect(await keptBy(jeanne)).toEqual({ ...NOTHING, drafts: 1, files: 1 })
})

for (const [header, value] of [
  ["origin", "https://elsewhere.example"],
  ["origin", "null"],
  ["sec-fetch-site", "cross-site"],
] as const) {
  test(`A deposit sent from another site is refused (${header}: ${value})`, async () => {
    const jeanne = await newDepositor()
    const { status } = await sendFile(jeanne, await paper("Analyses"), { headers: { [header]: value } })
    expect(status).toBe(403)
    expect(await keptBy(jeanne)).toEqual(NOTHING)
  })
}

test("A deposit shorter than it promised, or broken off, leaves nothing", async () => {
  const jeanne = await newDepositor()
  const file = pdf(Buffer.concat([plainPdf(), Buffer.alloc(200_000, " ")]))
  await sendRaw(jeanne, file, { sent: 100_000 })
  await sendRaw(jeanne, file, { promised: 50_000, sent: 150_000 })
  expect(await sendRaw(jeanne, file, { promised: -1000 })).toMatch(/^HTTP\/1\.1 400|problem=interrupted/)
  expect(await keptBy(jeanne)).toEqual(NOTHING)
})

test("Somebody without a session is led to the sign-in, and a stranger finds nothing", async () => {
  const [jeanne, victor] = [await newDepositor(), await newDepositor()]
  const file = await paper("Analyses")
  const nobody = await sendFile({ ...jeanne, cookie: "" }, file)
  expect(nobody.path).toMatch(/^\/sign-in\?back=/)
  expect((await sendFile({ ...jeanne, cookie: victor.cookie }, file)).status).toBe(404)
  expect(await keptBy(jeanne)).toEqual(NOTHING)
})

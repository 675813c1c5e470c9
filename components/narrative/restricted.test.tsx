import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { pageText } from "@/components/fhir-document/page.testing"
import { readCdaDocument } from "@/lib/cda/document"
import { clinicalDocument, section, structured } from "@/lib/cda/examples"
import { documentWith } from "@/lib/fhir/document-with.testing"
import { CdaDocument } from "../cda-document/cda-document"

const R = "Confidentialité restreinte : à montrer à peu de personnes"
const V = "Confidentialité très restreinte : l’auteur demande une protection particulière"
const SOME = "Une partie de ce qui suit est de confidentialité restreinte"
const blanks = (html: string) => html.replace(/[\s\u00a0]+/g, " ")

const label = (code: string, system = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality") => ({ system, code })
const entry = (...security: object[]) => ({
  ...{ resourceType: "Condition", code: { text: "Dépression" } },
  meta: { security },
})
const inline = (code: string) => ({
  extension: [
    {
      url: "http://hl7.org/fhir/uv/security-label-ds4p/StructureDefinition/extension-inline-sec-label",
      valueCoding: label(code),
    },
  ],
})

describe("A part of a FHIR document that alone is to be shown to few people says so", () => {
  it.each([
    ["an entry", entry(label("R")), {}, R],
    ["an entry that asks for more", entry(label("R"), label("V")), {}, V],
    ["a section", entry(), inline("R"), R],
    ["a section that asks for more", entry(), inline("V"), V],
  ])("%s", (_, resource, of, said) => {
    expect(pageText(documentWith(resource, of))).toContain(said)
  })

  it("where something else names it", () => {
    const medicine = { resourceType: "MedicationStatement", status: "active", reasonReference: [{ reference: "Condition/2" }] }
    expect(pageText(documentWith(medicine, {}, [{ id: "2", ...entry(label("R")) }]))).toContain(`Dépression (${R})`)
  })

  it.each([
    ["a usual mark", entry(label("N")), {}],
    ["a label of another list", entry(label("R", "urn:other")), {}],
    ["no label", entry(), inline("N")],
  ])("and nothing with %s", (_, resource, of) => {
    expect(pageText(documentWith(resource, of))).not.toContain("onfidentialité")
  })
})

const code = (mark: string, system = "2.16.840.1.113883.5.25") => `<confidentialityCode code="${mark}" codeSystem="${system}"/>`
const statement = (inside = "") =>
  `<entry><observation classCode="OBS" moodCode="EVN"><code code="1" displayName="Dépression"/>${inside}</observation></entry>`

/** The page of a clinical document with one section that holds this. */
async function cdaPage(inside: string, text = "<paragraph>Suivi</paragraph>") {
  const view = await readCdaDocument(Buffer.from(clinicalDocument({ body: structured(section("Suivi", text, inside)) })), "fr")
  const say = (key: string) => key
  return blanks(renderToStaticMarkup(<CdaDocument view={view} say={say} sayAround={say} pictureAddress={() => ""} pdf={null} />))
}

describe("A part of a clinical document that alone is to be shown to few people says so", () => {
  it.each([
    ["a section", code("R"), R],
    ["a section that asks for more", code("V"), V],
    ["some of its entries", statement() + statement(code("R")), SOME],
    [
      "some of its entries, more than itself",
      code("R") + statement(code("V")),
      "Une partie de ce qui suit est de confidentialité très",
    ],
    ["a section inside", `<component><section>${code("V")}<text>Suite</text></section></component>`, V],
  ])("%s", async (_, inside, said) => {
    expect(await cdaPage(inside)).toContain(said)
  })

  it("an entry that has only codes", async () => {
    expect(await cdaPage(statement(code("R")), "")).toContain("Dépression (confidentialité restreinte)")
  })

  it.each([
    ["a usual mark", code("N") + statement(code("N"))],
    ["a mark of another list", code("R", "1.2.3")],
    ["no mark", statement()],
  ])("and nothing with %s", async (_, inside) => {
    expect(await cdaPage(inside)).not.toContain("onfidentialité")
  })
})

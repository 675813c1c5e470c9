import { describe, expect, it } from "vitest"
import { documentConfidentiality } from "@/lib/fhir/document"
import { documentWith } from "@/lib/fhir/document-with.testing"
import { elementsOfKind, resourceWith } from "@/lib/fhir/generated/elements.testing"
import { pageText } from "./page.testing"

const flag = { resourceType: "Flag", code: { text: "La chose" } }

/** The page of a document whose Composition says this too. */
function pageOf(composition: Record<string, unknown>, ...others: Record<string, unknown>[]): string {
  const document = documentWith(flag, {}, others)
  Object.assign(document.entry[0]?.resource ?? {}, composition)
  return pageText(document)
}

const related = (code: string | undefined, target: Record<string, unknown> = {}, ...others: Record<string, unknown>[]) =>
  pageOf({ relatesTo: [{ code, ...target }] }, ...others)

describe("What a document is to another", () => {
  it.each([
    ["replaces", "Ce document remplace une version précédente."],
    ["transforms", "Ce document reprend un autre document sous une autre forme."],
    ["signs", "Ce document signe un autre document."],
    ["appends", "Ce document complète un autre document."],
    ["x-unheard-of", "L’auteur a lié ce document à un autre document, d’une façon que nous ne savons pas dire."],
    [undefined, "L’auteur a lié ce document à un autre document, d’une façon que nous ne savons pas dire."],
  ])("is said in words: %s", (code, sentence) => {
    const identifier = { system: "urn:ietf:rfc:3986", value: "urn:uuid:8f1c" }
    for (const page of [
      related(code),
      related(code, { targetIdentifier: identifier }),
      related(code, { targetReference: { identifier } }),
    ]) {
      expect(page).toContain(sentence)
      expect(page).not.toMatch(/8f1c|unheard/)
    }
  })

  it("is said with the title of the other, as the reference gives it or as the other stands in the document", () => {
    const other = { resourceType: "Composition", id: "o", title: "Compte rendu du 3 mai" }
    for (const targetReference of [{ display: "Compte rendu du 3 mai" }, { reference: "Composition/o" }])
      expect(related("replaces", { targetReference }, other)).toContain("Ce document remplace « Compte rendu du 3 mai ».")
  })

  it("is said of each", () => {
    const page = pageOf({
      relatesTo: [{ code: "replaces" }, { code: "appends" }, { code: "appends", targetReference: { display: "A" } }],
    })
    expect(page).toMatch(
      /remplace une version précédente\. Ce document complète un autre document\. Ce document complète « A »\./,
    )
  })

  it("and a document that is nothing to another says nothing", () => {
    expect(pageOf({})).not.toMatch(/remplace|reprend|signe|complète|lié/)
  })
})

describe("The state of a document as a whole", () => {
  const STATES: [string, RegExp][] = [
    ["preliminary", /Ce document est provisoire/],
    ["amended", /Ce document corrige ou complète une version précédente/],
    ["entered-in-error", /ce document avait été enregistré par erreur/],
    ["x-unheard-of", /L’auteur a donné un état que nous ne savons pas dire/],
  ]

  it.each(STATES)("is said before everything else, and no other: %s", (status, said) => {
    const page = pageOf({ status })
    for (const [other, sentence] of STATES) {
      if (other === status) expect(page.search(sentence)).toBeLessThan(page.indexOf("Ce document concerne"))
      expect(sentence.test(page)).toBe(other === status)
    }
    expect(page).toMatch(said)
  })

  it("goes without saying where it is final", () => {
    for (const status of ["final", undefined]) for (const [, said] of STATES) expect(pageOf({ status })).not.toMatch(said)
  })
})

describe("How confidential a document is", () => {
  const label = (code: string, system = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality") => ({
    security: [{ system, code }],
  })

  it.each([
    ["N", { confidentiality: "N" }, "Confidentialité Normale"],
    ["R", { confidentiality: "R" }, "Confidentialité Restreinte"],
    ["V", { confidentiality: "V" }, "Confidentialité Très restreinte"],
    ["by a label", { meta: label("R") }, "Confidentialité Restreinte"],
    ["by the strictest", { confidentiality: "N", meta: label("V") }, "Confidentialité Très restreinte"],
    ["by the strictest", { confidentiality: "R", meta: label("N") }, "Confidentialité Restreinte"],
  ])("is said: %s", (_, composition, said) => {
    expect(pageOf(composition)).toContain(said)
  })

  it("is told to the deposit too, where the envelope bears the label", () => {
    expect(documentConfidentiality({ ...documentWith(flag), meta: label("V") })).toBe("V")
  })

  it("is not said where it is not known", () => {
    for (const composition of [{}, { confidentiality: "x" }, { meta: label("R", "urn:other") }])
      expect(pageOf(composition)).not.toContain("Confidentialité")
  })
})

describe("A part about somebody else", () => {
  const SAID = "Concerne une autre personne : Nina Martin"
  const child = { resourceType: "Patient", id: "n", name: [{ family: "Martin", given: ["Nina"] }] }
  const focused = (section: Record<string, unknown>, page = 1) => pageText(documentWith(flag, section, [child]), page)

  it.each([
    ["whom the document holds", { reference: "Patient/n" }],
    ["whom it only names", { display: "Nina Martin" }],
  ])("says so over its entries: one %s", (_, focus) => {
    const page = focused({ focus })
    expect(page).toContain(SAID)
    expect(page.indexOf(SAID)).toBeLessThan(page.indexOf("La chose"))
    expect(focused({ section: [{ title: "Dedans", focus, text: { status: "generated", div: "<div>Fièvre</div>" } }] })).toMatch(
      /Dedans Concerne une autre personne : Nina Martin Fièvre/,
    )
  })

  it("says so on every page that it goes on to", () => {
    const entry = Array.from({ length: 401 }, () => ({ reference: "Flag/1" }))
    for (const page of [1, 2, 3]) expect(focused({ focus: { reference: "Patient/n" }, entry }, page)).toContain(SAID)
    const inner = { title: "Dedans", entry }
    for (const page of [1, 2, 3])
      expect(focused({ focus: { reference: "Patient/n" }, entry: [], section: [inner] }, page)).toContain(SAID)
  })

  it("and one about the person of the document says nothing", () => {
    expect(focused({ focus: { reference: "Patient/p" } })).not.toContain("autre personne")
  })
})

describe("A part that somebody else wrote", () => {
  const pageBy = (author: Record<string, unknown>) => {
    const document = documentWith(flag, { author: [author] })
    Object.assign(document.entry[0]?.resource ?? {}, { author: [{ display: "Dr Anne Morel" }] })
    return pageText(document)
  }

  it("says by whom", () => {
    expect(pageBy({ display: "Odile Test" })).toMatch(/Section Selon Odile Test La chose/)
    expect(pageBy({ display: "Dr Anne Morel" })).not.toContain("Selon")
  })
})

describe("What else the head of a document tells", () => {
  const pageOfPatient = (patient: Record<string, unknown>) => {
    const document = documentWith(flag)
    Object.assign(document.entry[1]?.resource ?? {}, patient)
    return pageText(document)
  }

  it.each([
    [{ deceasedDateTime: "2026-01-04" }, "Décès 4 janvier 2026"],
    [{ deceasedBoolean: true }, "Décès oui"],
    [{ deceasedBoolean: false }, "Décès non"],
  ])("says whether the person has died", (patient, said) => {
    expect(pageOfPatient(patient)).toContain(said)
    expect(pageOfPatient({})).not.toContain("Décès")
  })

  const OF_PATIENT = elementsOfKind("Patient").filter(({ path }) => !/^(name|birthDate)$/.test(path))
  it.each(OF_PATIENT)("says of the person: $path", (element) => {
    const { resource, says } = resourceWith("Patient", element, 7)
    expect(pageOfPatient(resource)).toContain(says)
  })

  it.each([
    ["what act it tells of", { event: [{ code: [{ text: "mot" }], detail: [{ display: "mot" }] }] }],
    ["in which stay", { encounter: { display: "mot" } }],
    ["of which category it is", { category: [{ text: "mot" }] }],
  ])("says %s", (_, composition) => {
    expect(pageOf(composition)).toContain("mot")
  })

  it("says when the act was done and the document attested, and no letters of a code", () => {
    const during = (period: Record<string, string>) => pageOf({ event: [{ period }] })
    expect(during({ start: "2026-01-02" })).toContain("Date de l’acte 2 janvier 2026")
    expect(during({ start: "2026-01-02", end: "2026-01-02" })).toContain("Date de l’acte 2 janvier 2026")
    expect(during({ start: "2026-01-02", end: "2026-01-05" })).toContain("Date de l’acte du 2 janvier 2026 au 5 janvier 2026")
    expect(during({ end: "2026-01-05" })).toContain("Date de l’acte jusqu’au 5 janvier 2026")
    const page = pageOf({ attester: [{ mode: "legal", time: "2026-01-06" }] })
    expect(page).toContain("Validé le 6 janvier 2026")
    expect(page).not.toContain("legal")
  })
})

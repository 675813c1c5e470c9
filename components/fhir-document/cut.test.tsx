import { describe, expect, it } from "vitest"
import { documentWith } from "@/lib/fhir/document-with.testing"
import { pageText } from "./page.testing"

const LONG = "Ce document est très long : la suite n’est pas montrée ici"
const CUT = "cette partie ne peut pas être montrée ici"
const NOTHING = "Rien n’est écrit"
const flag = { resourceType: "Flag", code: { text: "La chose" } }

/** So many elements of which nothing is seen, so that a page of the greatest length is drawn at once. */
const unseen = (elements: number) => `<table>${"<tr></tr>".repeat(elements - 1)}</table>`
const generated = (inside: string) => ({ text: { status: "generated", div: `<div>${inside}</div>` } })

/** What a page says under each title, whose sections are called A, B, C; a table says the title of its section once more. */
const partsOf = (page: string) =>
  [..."ABCDEF"].map((name) =>
    page
      .split(/ Partie (?=[A-Z] )/)
      .filter((said) => said.startsWith(`${name} `))
      .join(" "),
  )
const pageOf = (...section: Record<string, unknown>[]) =>
  pageText(documentWith(flag, { title: "Tout", entry: [], text: undefined, section }))
const part = (name: string, inside: Record<string, unknown>) => ({ title: `Partie ${name}`, ...inside })

describe("A document that is too long to be shown whole", () => {
  it("is shown whole as long as it is not", () => {
    const page = pageOf(part("A", generated(`${unseen(39_998)}<span>fin</span> suite`)))
    expect(page).toContain("fin suite")
    expect(page).not.toMatch(new RegExp(`${LONG}|${CUT}|${NOTHING}`))
  })

  it("says so at its head and in each part that is cut, and never that nothing is written there", () => {
    const page = pageOf(
      part("A", generated("entier")),
      part("B", generated(`<span>début</span>${unseen(39_998)}<span>fin</span> suite`)),
      part("C", generated("<p>paragraphe</p>")),
      part("D", generated("sans élément")),
      part("E", { entry: [{ reference: "Basic/2" }] }),
      part("F", {}),
    )
    expect(page.indexOf(LONG)).toBeGreaterThan(-1)
    expect(page.indexOf(LONG)).toBeLessThan(page.indexOf("Partie A"))
    const [a, b, c, d, e, f] = partsOf(page)
    for (const whole of [a, e, f]) expect(whole).not.toContain(CUT)
    for (const cut of [b, c, d]) {
      expect(cut).toContain(CUT)
      expect(cut).not.toContain(NOTHING)
    }
    expect(a).toContain("entier")
    expect(b).toContain("début")
    expect(b).not.toMatch(/\bfin\b/)
    expect(f).toContain(NOTHING)
  })

  it("never leaves words out of the middle of a sentence", () => {
    const page = pageOf(part("A", generated(`${unseen(39_998)}Ne pas <span>prendre <span>sans avis</span> ce</span> médicament`)))
    expect(page).toMatch(new RegExp(`Ne pas prendre Ce document est trop long\\S* : la suite de ${CUT}`))
  })

  it("says so of entries too, and of the part that holds them", () => {
    const component = [...new Array(19_999).fill({}), { code: { text: "La dernière" }, valueString: "oui" }]
    const measured = { resourceType: "Observation", id: "2", code: { text: "La mesure" }, component }
    const entry = [{ reference: "Observation/2" }]
    const sections = [part("A", { entry }), part("B", { entry: [{ reference: "Flag/1" }] }), part("C", {})]
    const page = pageText(documentWith(flag, { title: "Tout", entry: [], section: sections }, [measured]))
    expect(page).toContain(LONG)
    const [a, b, c] = partsOf(page)
    expect(a).toContain("La mesure")
    expect(a).not.toContain("La dernière")
    for (const cut of [a, b]) {
      expect(cut).toContain(CUT)
      expect(cut).not.toContain(NOTHING)
    }
    expect(c).toContain(NOTHING)
  })
})

import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { CdaDocument } from "@/components/cda-document/cda-document"
import { readCdaDocument } from "@/lib/cda/document"
import { biologyReport, clinicalDocument, everyElement, levelOneReport, media, section, structured } from "@/lib/cda/examples"
import { picture, plainPdf } from "@/lib/platform/files/fixtures"
import words from "@/messages/fr/cda.json"
import aroundWords from "@/messages/fr/narrative.json"

const page: Record<string, string> = { ...words.page, ...aroundWords }
const say = (key: string, values: Record<string, string | number> = {}) =>
  (page[key] ?? `missing:${key}`).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
const shown = async (xml: string) => {
  const view = await readCdaDocument(Buffer.from(xml), "fr")
  return renderToStaticMarkup(
    <CdaDocument view={view} say={say} sayAround={say} pictureAddress={(id) => `/images/${id}`} pdf={<p>le PDF</p>} />,
  )
}
const ofText = (text: string) => shown(clinicalDocument({ body: structured(section("A", text)) }))

describe("A clinical document on the page", () => {
  it("has a heading for each section, by its rank, and no word missing", async () => {
    const html = await shown(everyElement(await picture(30, 20).png().toBuffer()))
    const headings = [...html.matchAll(/<(h\d)[^>]*>([^<]*)</g)].map(([, level, text]) => `${level} ${text}`)
    expect(headings).toEqual([
      "h2 Mots",
      "h2 Listes",
      "h2 Tableaux",
      "h2 Images",
      "h2 Sections",
      "h3 Section de second rang",
      "h4 Section de troisième rang",
      "h2 Histoire de la maladie",
    ])
    expect(html).not.toMatch(/missing:|\[object Object\]|undefined|style=|<script|data:/)
  })

  it("shows every element that a narrative may hold", async () => {
    const html = await shown(everyElement(await picture(30, 20).png().toBuffer()))
    for (const expected of [
      "Légende du paragraphe</span>",
      '<span class="font-heading"><strong>gras</strong></span>',
      '<span class="italic"><em>penché</em></span>',
      '<span class="underline underline-offset-2 font-heading"><strong>souligné</strong></span>',
      "H<sub>2</sub>O, 10<sup>9</sup>,<br/>",
      '<sup id="cda-call-1"><a href="#cda-note-1" aria-label="1, note">1</a></sup>',
      '<sup><a href="#cda-note-1" aria-label="1, note">1</a></sup>',
      '<li id="cda-note-1"',
      "Le texte de la note.",
      "<ins>ajouté</ins> et <del>retiré</del>",
      '<a href="#cda-1">Aller à la fin</a>',
      '<span id="cda-1">La fin.</span>',
      "une aide (https://example.org/aide)",
      '<ol type="i"',
      '<ol type="1"',
      '<th colSpan="2" scope="col"',
      '<th rowSpan="2" scope="row"',
      "tableau dedans",
      "liste dedans",
      '<img src="/images/0" alt="Légende de l’image" width="30" height="20"',
      page.picture_missing,
      "Restreinte",
      page.nothing,
    ])
      expect.soft(html).toContain(expected)
  })

  it("makes cards of a plain table of results on a telephone, with each value under its name", async () => {
    const html = await shown(biologyReport())
    expect(html).toContain('<th role="columnheader" scope="col"')
    expect(html).toContain("<strong>7,1</strong>")
    expect(html).not.toContain("overflow-x-auto")
  })

  it("gives its place to the PDF of a document of level 1", async () => {
    expect(await shown(levelOneReport(plainPdf()))).toContain("<p>le PDF</p>")
  })

  it("says before anything else that it is provisional", async () => {
    const html = await shown(
      biologyReport().replace("<title>", '<s:statusCode xmlns:s="urn:hl7-org:sdtc" code="active"/><title>'),
    )
    expect(html.indexOf("Ce document est provisoire")).toBeGreaterThan(0)
    expect(html.indexOf("Ce document est provisoire")).toBeLessThan(html.indexOf("Jeanne"))
  })

  it("warns of what is about somebody else, and of a part of it that is", async () => {
    const mother = '<subject><relatedSubject classCode="PRS"><code code="MTH"/></relatedSubject></subject>'
    const entries = `<entry><act/></entry><entry><act>${mother}</act></entry>`
    const some = await shown(clinicalDocument({ body: structured(section("A", "Diabète", entries)) }))
    expect(some).toContain("Une partie de ce qui suit concerne une autre personne\u00a0: mère")
    const whole = await shown(clinicalDocument({ body: structured(section("A", "Diabète", mother)) }))
    expect(whole).toContain("Concerne une autre personne\u00a0: mère")
  })

  it("shows the pictures and files that no text calls, and opens them like the others", async () => {
    const pdf = media("B", plainPdf(), "application/pdf").replace("<value", '<code displayName="Scanner"/><value')
    const inside = `${media("A", await picture(30, 20).png().toBuffer())}${pdf}`
    for (const text of ["", "<paragraph>Voir ci-joint</paragraph>"]) {
      const html = await shown(clinicalDocument({ body: structured(section("A", text, inside)) }))
      expect(html).toContain(page.attached)
      expect(html).toContain('<img src="/images/0" alt="Image du document" width="30"')
      expect(html).toMatch(/<a href="\/images\/1"[^>]*>Ouvrir le PDF\u00a0: Scanner<\/a>/)
      for (const never of [page.nothing, page.only_codes]) expect(html).not.toContain(never)
    }
  })

  it("that is too long says in each part that it is cut, and never that nothing is written there", async () => {
    const lines = (count: number) => "<br/>".repeat(count)
    const sections = [
      section(
        "Longue",
        `${lines(39_998)}<paragraph>Prendre <content>un</content><content>jamais deux</content> ce soir</paragraph>`,
      ),
      section("Perdue", "<paragraph>Allergie</paragraph>"),
      section("Sans balise", "Asthme"),
      section("Vide", ""),
    ]
    const html = await shown(clinicalDocument({ body: structured(...sections) }))
    const [head, long, lost, bare, empty] = html.split(/<h2[^>]*>/)
    expect(long).toMatch(/Prendre un<\/p>/)
    expect(long).toContain(page.rest_cut)
    for (const part of [lost, bare]) {
      expect(part).toContain(page.all_cut)
      expect(part).not.toContain(page.nothing)
    }
    expect(empty).toContain(page.nothing)
    expect(head).toContain(page.cut)
    expect(html).not.toMatch(/jamais deux|ce soir|Asthme/)
  })

  it.each([
    ["a paragraph in a paragraph", "<paragraph>a<paragraph>b</paragraph></paragraph>"],
    ["a table in a word in a paragraph", "<paragraph><content><table><tr><td>a</td></tr></table></content></paragraph>"],
    ["a list in a caption", "<list><caption><list><item>a</item></list></caption><item>b</item></list>"],
    ["a picture in a line above", '<sup><renderMultiMedia referencedObject="A"/></sup>'],
    ["a link in a link", '<linkHtml href="#x"><linkHtml href="#x" ID="x">a</linkHtml></linkHtml>'],
  ])("never puts a block where only words may stand: %s", async (_, text) => {
    expect(await ofText(text)).not.toMatch(
      /<(p|sup|sub|span|strong|em)\b[^>]*>(?:(?!<\/\1>).)*<(p|div|ul|ol|table|figure)\b|<a\b[^>]*>(?:(?!<\/a>).)*<a\b/s,
    )
  })
})

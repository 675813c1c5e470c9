import { deflateRawSync, deflateSync, gzipSync } from "node:zlib"
import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { readCdaDocument } from "@/lib/cda/document"
import {
  biologyReport,
  clinicalDocument,
  encapsulated,
  everyElement,
  media,
  section,
  structured,
  table,
} from "@/lib/cda/examples"
import { picture, plainPdf } from "@/lib/platform/files/fixtures"
import words from "@/messages/fr/cda.json"
import aroundWords from "@/messages/fr/narrative.json"
import { CdaDocument } from "./cda-document"

const page: Record<string, string> = { ...words.page, ...aroundWords }
const say = (key: string) => page[key] ?? `missing:${key}`
const shown = async (xml: string | Buffer) =>
  renderToStaticMarkup(
    <CdaDocument
      view={await readCdaDocument(Buffer.from(xml), "fr")}
      say={say}
      sayAround={say}
      pictureAddress={(id) => `/images/${id}`}
      pdf={<p>le PDF</p>}
    />,
  )
const ofText = (text: string, inside = "") => shown(clinicalDocument({ body: structured(section("A", text, inside)) }))

describe("What a document says, its page says", () => {
  it("to the last of three hundred sections, and to the deepest", async () => {
    const many = Array.from({ length: 300 }, (_, at) => section(`Partie ${at}`, `<paragraph>mot${at}fin</paragraph>`))
    const wide = await shown(clinicalDocument({ body: structured(...many) }))
    for (const at of [0, 150, 299]) expect(wide).toContain(`mot${at}fin`)
    const deep = Array.from({ length: 12 }).reduce<string>((inside, _, at) => section(`Rang ${at}`, `rang${at}fin`, inside), "")
    const html = await shown(clinicalDocument({ body: structured(deep) }))
    for (const at of [0, 5, 11]) expect(html).toContain(`rang${at}fin`)
    expect(html).not.toContain(page.nothing)
  })

  it("in captions of paragraphs, lists, items and tables", async () => {
    const html = await shown(everyElement(await picture(30, 20).png().toBuffer()))
    for (const caption of ["du paragraphe", "de la liste", "du tableau"]) expect(html).toContain(`Légende ${caption}`)
    expect(html).toContain('<span class="block font-heading">Un</span>premier')
  })

  it("item by item where a list stands in a cell", async () => {
    const list = "<list><item>Ramipril</item><item>Bisoprolol</item></list>"
    for (const html of [
      await ofText(table(["Nom", "Traitements"], [["Jeanne", list]])),
      await ofText(`<table><tr><td>${list}</td></tr></table>`),
    ])
      expect(html).toContain("<li>Ramipril</li><li>Bisoprolol</li>")
  })

  it("in signs that are written by number or by name, and after a byte order mark", async () => {
    expect(await ofText("<paragraph>&#233;lev&#xE9;, &lt; 5, R&amp;D, &quot;37&#176;&quot;, 0.0001</paragraph>")).toContain(
      "élevé, &lt; 5, R&amp;D, &quot;37°&quot;, 0.0001",
    )
    expect(await shown(`\ufeff${biologyReport()}`)).toContain("Glycémie à jeun")
  })

  it.each([
    ["1944", "1944"],
    ["194403", "mars 1944"],
    ["19440314", "14 mars 1944"],
  ])("of a day that is told in part no more than that: %s", async (stamp, said) => {
    const patient = `<name><given>Jeanne</given><family>Lefèvre</family></name><birthTime value="${stamp}"/>`
    const { header } = await readCdaDocument(Buffer.from(biologyReport({ patient, actAt: stamp, madeAt: stamp })), "fr")
    expect(header).toMatchObject({ patient: { birthDate: said }, actOn: said, madeOn: said })
  })

  it("of each person that it is about", async () => {
    const other =
      "<recordTarget><patientRole><patient><name><given>Rose</given><family>Marchand</family></name></patient></patientRole></recordTarget>"
    const html = await shown(biologyReport().replace("</recordTarget>", `</recordTarget>${other}`))
    expect(html).toMatch(/Ce document concerne aussi<[^>]*>(<[^>]*>)*Rose Marchand/)
    expect(await shown(biologyReport())).not.toContain("concerne aussi")
  })

  it.each([
    ["N", "Normale"],
    ["R", "Restreinte"],
    ["V", "Très restreinte"],
  ])("of how confidential it is: %s", async (confidentiality, said) => {
    expect(await shown(biologyReport({ confidentiality }))).toContain(said)
  })
})

describe("A file inside a document", () => {
  const photo = picture(30, 20).png().toBuffer()

  it("is known by its kind in capitals and with parameters", async () => {
    const call = '<renderMultiMedia referencedObject="A"/>'
    expect(await ofText(call, media("A", await photo, "IMAGE/PNG"))).toContain('<img src="/images/0"')
    expect(await ofText(call, media("A", plainPdf(), "Application/PDF; name=a.pdf"))).toContain('<a href="/images/0"')
    expect(await shown(clinicalDocument({ body: encapsulated(plainPdf(), "APPLICATION/PDF") }))).toContain("le PDF")
    expect(await shown(clinicalDocument({ body: encapsulated(Buffer.from("Bonjour"), "TEXT/PLAIN") }))).toContain("Bonjour")
  })

  it.each([
    ["DF", deflateRawSync],
    ["DF", deflateSync],
    ["ZL", deflateSync],
    ["GZ", gzipSync],
    ["DF", (bytes: Buffer) => bytes],
  ])("is shown whether it is compressed as it says or not (%s)", async (compression, written) => {
    const held = media("A", written(await photo)).replace("<value ", `<value compression="${compression}" `)
    expect(await ofText('<renderMultiMedia referencedObject="A"/>', held)).toContain('<img src="/images/0"')
  })

  it("is said to be damaged when it is not what it says in any way", async () => {
    const held = media("A", Buffer.from("a")).replace("<value ", '<value compression="DF" ')
    expect(await ofText('<renderMultiMedia referencedObject="A"/>', held)).toContain(page.picture_unreadable)
  })
})

import { describe, expect, it } from "vitest"
import { picture, plainPdf, vastPng } from "@/lib/platform/files/fixtures"
import { readCdaDocument, readCdaFile, readCdaPdf, readCdaProposal } from "./document"
import {
  biologyReport,
  clinicalDocument,
  encapsulated,
  levelOneReport,
  media,
  section,
  structured,
  vaccinationRecord,
} from "./examples"
import type { CdaSection } from "./schema"

const bytes = (text: string, encoding: BufferEncoding = "utf8") => Buffer.from(text, encoding)
const read = (text: string) => readCdaDocument(bytes(text), "fr")
const sectionsOf = async (text: string): Promise<CdaSection[]> => {
  const { body } = await read(text)
  return body.kind === "sections" ? body.sections : []
}
const nodesOf = async (text: string, inside = "") =>
  (await sectionsOf(clinicalDocument({ body: structured(section("A", text, inside)) })))[0]?.nodes

describe("A person who opens a clinical document", () => {
  it("is told for whom it is, who made it, when, and how confidential it is", async () => {
    const ids = [{ root: "1.2.250.1.213.1.4.8", extension: "244033726112345" }]
    const { header, language } = await read(clinicalDocument({ ids, confidentiality: "R", body: structured(section("A", "a")) }))
    expect(header).toEqual({
      title: "Compte rendu de consultation",
      type: "Compte rendu de consultation",
      patient: {
        name: "Jeanne Lefèvre",
        birthName: "Marchand",
        birthDate: "14 mars 1944",
        sex: "femme",
        ins: "2 44 03 37 261 123 45",
      },
      otherPatients: [],
      authors: ["Dr Anne Morel, Médecin - Médecine générale, Cabinet des Tilleuls"],
      validatedBy: null,
      custodian: "Cabinet des Tilleuls",
      actOn: "19 octobre 2026 à 9\u00a0h\u00a030",
      madeOn: "20 octobre 2026 à 10\u00a0h\u00a015",
      confidentiality: "R",
      warnings: [],
      relations: [],
      around: [],
    })
    expect(language).toBe("fr-FR")
  })

  it.each([
    ["active", "Ce document est provisoire\u00a0: son auteur peut encore le changer."],
    ["nullified", "Son auteur a déclaré que ce document avait été enregistré par erreur."],
    ["aborted", "Ce document a été abandonné avant d’être terminé."],
    ["obsolete", "Son auteur dit que ce document n’est plus à jour."],
  ])("is told at once when its state is %s, of the document or of the act", async (state, said) => {
    const ofDocument = biologyReport().replace("<title>", `<s:statusCode xmlns:s="urn:hl7-org:sdtc" code="${state}"/><title>`)
    const ofAct = biologyReport().replace(
      "</effectiveTime></serviceEvent>",
      `</effectiveTime><l:statusCode xmlns:l="urn:oid:1.3.6.1.4.1.19376.1.3.2" code="${state}"/></serviceEvent>`,
    )
    for (const xml of [ofDocument, ofAct]) expect((await read(xml)).header.warnings).toEqual([said])
    for (const xml of [ofDocument, ofAct])
      expect((await read(xml.replaceAll(`"${state}"`, '"completed"'))).header.warnings).toEqual([])
  })

  it.each([
    ["RPLC", "replaces"],
    ["APND", "appends"],
    ["XFRM", "transforms"],
  ])("is told what it is to another document (%s)", async (code, relation) => {
    const related = `<relatedDocument typeCode="${code}"><parentDocument><id root="1.2"/></parentDocument></relatedDocument>`
    const { header } = await read(biologyReport().replace("<documentationOf>", `${related}${related}<documentationOf>`))
    expect(header.relations).toEqual([relation])
  })

  it("reads a report of biology in its tables", async () => {
    const sections = await sectionsOf(biologyReport())
    expect(sections.map(({ title }) => title)).toEqual(["Biochimie", "Hématologie", "Commentaire"])
    const table = sections[0]?.nodes[1]
    expect(table?.kind === "table" && [table.head.length, table.body.length, table.body[0]?.length]).toEqual([1, 3, 5])
    expect(sections[2]?.notes).toMatchObject([{ number: 1 }])
  })

  it("has the type and the day proposed by the header: the day of the act before that of the document", async () => {
    expect(await readCdaProposal(bytes(biologyReport()))).toEqual({
      typeCode: "11502-2",
      actOn: "2026-10-19",
      confidentiality: "N",
    })
    expect(await readCdaProposal(bytes(vaccinationRecord({ actAt: null })))).toMatchObject({
      typeCode: "11369-6",
      actOn: "2026-10-20",
    })
    const odd = {
      actAt: "20260230",
      madeAt: "2026",
      type: { code: "11502-2", system: "1.2.3", words: "Autre" },
      confidentiality: "X",
    }
    expect(await readCdaProposal(bytes(biologyReport(odd)))).toEqual({ typeCode: null, actOn: null, confidentiality: null })
  })

  it("reads it in whatever encoding it declares", async () => {
    const title = "Vaccinations à l’été"
    const plain = "Vaccinations à l'été"
    expect((await readCdaDocument(bytes(vaccinationRecord({ title })), "fr")).header.title).toBe(title)
    expect((await readCdaDocument(bytes(`\ufeff${vaccinationRecord({ title })}`), "fr")).header.title).toBe(title)
    for (const encoding of ["ISO-8859-1", "iso-8859-15", "Windows-1252"]) {
      const latin = bytes(vaccinationRecord({ title: plain, encoding }).replaceAll("’", "'"), "latin1")
      expect((await readCdaDocument(latin, "fr")).header.title, encoding).toBe(plain)
    }
    const wide = bytes(`\ufeff${vaccinationRecord({ title, encoding: "UTF-16" })}`, "utf16le")
    expect((await readCdaDocument(wide, "fr")).header.title).toBe(title)
    expect((await readCdaDocument(Buffer.from(wide).swap16(), "fr")).header.title).toBe(title)
  })

  it("reads the file inside a document of level 1", async () => {
    const pdf = plainPdf()
    expect((await read(levelOneReport(pdf))).body).toEqual({ kind: "pdf" })
    expect((await readCdaPdf(bytes(levelOneReport(pdf))))?.equals(pdf)).toBe(true)
    const folded = levelOneReport(pdf).replace(/[A-Za-z0-9+/=]{76}/g, "$&\r\n    ")
    expect((await readCdaPdf(bytes(folded)))?.equals(pdf)).toBe(true)
    expect(await readCdaPdf(bytes(biologyReport()))).toBeNull()
    const text = clinicalDocument({ body: encapsulated(Buffer.from("Bonjour,\nà bientôt"), "text/plain") })
    expect((await read(text)).body).toEqual({ kind: "text", text: "Bonjour,\nà bientôt" })
    const photo = await picture(30, 20).jpeg().toBuffer()
    const drawn = clinicalDocument({ body: encapsulated(photo, "image/jpeg") })
    expect((await read(drawn)).body).toEqual({ kind: "picture", picture: { id: 0, width: 30, height: 20, alt: null } })
    expect((await readCdaFile(bytes(drawn), 0))?.equals(photo)).toBe(true)
    expect(await readCdaFile(bytes(drawn), 1)).toBeNull()
    const letter = clinicalDocument({ body: encapsulated(Buffer.from("{\\rtf1}"), "text/rtf") })
    expect((await read(letter)).body).toEqual({ kind: "picture", picture: { refused: "other_kind" } })
  })
})

describe("The words of a document", () => {
  it.each([
    ["loose words and blocks", "un<paragraph>deux</paragraph> trois ", ["paragraph", "paragraph", "paragraph"]],
    ["a table in a paragraph", "<paragraph>a<table><tr><td>b</td></tr></table>c</paragraph>", ["group"]],
    ["a list in a word", '<content styleCode="Bold">a<list><item>b</item></list></content>', ["group"]],
    ["cells outside a table", "<td>a</td><tr><td>b</td></tr>", ["paragraph"]],
    ["elements of another world", "<div xmlns='urn:x'><b>a</b></div>", ["paragraph"]],
    ["an empty table", "<table/>", ["table"]],
    ["nothing", "  ", []],
  ])("are put so that a page can hold them: %s", async (_, text, kinds) => {
    expect((await nodesOf(text))?.map(({ kind }) => kind)).toEqual(kinds)
  })

  it("keep their blanks, and lose line ends and comments", async () => {
    expect(
      await nodesOf("<paragraph>un\n   <content>deux</content> <!-- trois -->\u00a0: quatre<![CDATA[ <b> ]]></paragraph>"),
    ).toMatchObject([
      {
        children: [
          { text: "un " },
          { children: [{ text: "deux" }] },
          { text: " " },
          { text: "\u00a0: quatre" },
          { text: " <b> " },
        ],
      },
    ])
  })

  it("say where a link leads, and only lead within the document", async () => {
    const address = "https://example.org/a"
    expect(
      await nodesOf(`<linkHtml href="${address}">ici</linkHtml><linkHtml href="${address}">${address}</linkHtml>`),
    ).toMatchObject([{ children: [{ kind: "group" }, { text: ` (${address})` }, { kind: "group" }] }])
    for (const href of ["javascript:alert(1)", "data:text/html,a", "//example.org", "#nulle-part"]) {
      const said = JSON.stringify(await nodesOf(`<linkHtml href="${href}">ici</linkHtml>`))
      expect(said).not.toContain(href)
      expect(said).not.toContain('"link"')
    }
  })

  it("number the same note once, wherever it is called first, and leave out a note that is not there", async () => {
    const text = '<footnoteRef IDREF="b"/><footnote ID="a">A</footnote><footnote ID="b">B</footnote><footnoteRef IDREF="c"/>'
    const [found] = await sectionsOf(clinicalDocument({ body: structured(section("A", text)) }))
    expect(found?.nodes).toMatchObject([{ children: [{ number: 1 }, { number: 2 }, { number: 1 }] }])
    expect(found?.notes).toMatchObject([
      { number: 1, children: [{ text: "B" }] },
      { number: 2, children: [{ text: "A" }] },
    ])
  })

  it("keep tables in tables for a while, then say them as words", async () => {
    const nested = (depth: number): string => `<table><tr><td>${depth > 1 ? nested(depth - 1) : "au fond"}</td></tr></table>`
    const said = JSON.stringify(await nodesOf(nested(10)))
    expect(said.match(/"kind":"table"/g)).toHaveLength(3)
    expect(said).toContain("au fond")
  })

  it("show the pictures they call, and say why one is not shown", async () => {
    const small = await picture(30, 20).png().toBuffer()
    const inside = [
      media("BONNE", small),
      media("VASTE", vastPng(8000, 5000)),
      media("AUTRE", Buffer.from("<svg/>"), "image/svg+xml"),
      media("PDF", plainPdf(), "application/pdf"),
      media("VIDE", Buffer.alloc(0)),
      media("BONNE", vastPng(1, 1)),
    ]
    const text = '<renderMultiMedia referencedObject="BONNE VASTE AUTRE PDF VIDE ABSENTE"/>'
    const nodes = await nodesOf(text, inside.join(""))
    expect(nodes?.map((node) => node.kind === "picture" && node.picture)).toEqual([
      { id: 0, width: 30, height: 20, alt: null },
      { refused: "too_large" },
      { refused: "other_kind" },
      { pdf: 3 },
      { refused: "unreadable" },
      { refused: "missing" },
    ])
    const whole = bytes(clinicalDocument({ body: structured(section("A", text, inside.join(""))) }))
    expect((await readCdaFile(whole, 0))?.equals(small)).toBe(true)
    expect((await readCdaFile(whole, 3))?.equals(plainPdf())).toBe(true)
    for (const id of [1, 2, 4, 6, -1]) expect(await readCdaFile(whole, id), String(id)).toBeNull()
  })
})

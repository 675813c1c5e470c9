import { describe, expect, it } from "vitest"
import { picture, plainPdf } from "@/lib/platform/files/fixtures"
import { readCdaDocument, readCdaFile } from "./document"
import { clinicalDocument, media, section, structured } from "./examples"
import type { CdaSection } from "./schema"

async function sectionsOf(...sections: string[]): Promise<CdaSection[]> {
  const { body } = await readCdaDocument(Buffer.from(clinicalDocument({ body: structured(...sections) })), "fr")
  return body.kind === "sections" ? body.sections : []
}

const filesOf = ({ files }: CdaSection) =>
  files.flatMap((node) =>
    node.kind === "picture" ? [[node.picture, ...node.caption.flatMap((word) => (word.kind === "text" ? [word.text] : []))]] : [],
  )

const photo = await picture(30, 20).png().toBuffer()
const shown = (id: number) => ({ id, width: 30, height: 20, alt: null })
const b64 = (bytes: Buffer) => bytes.toString("base64")
const entry = (statement: string) => `<entry>${statement}</entry>`
const observation = (inside: string) => entry(`<observation classCode="OBS" moodCode="EVN">${inside}</observation>`)

describe("A picture or a file that no text calls", () => {
  it("is shown after its section, each once, and those that a text calls stay where they are called", async () => {
    const files = media("A", photo) + media("B", plainPdf(), "application/pdf") + media("C", photo)
    const inner = section("Dedans", "a", media("D", photo))
    const [outer, other] = await sectionsOf(
      section("Dehors", '<renderMultiMedia referencedObject="A"/>', files + inner),
      section("Autre", '<paragraph>a</paragraph><renderMultiMedia referencedObject="C"/>'),
    )
    expect(outer && filesOf(outer)).toEqual([[{ pdf: 1 }]])
    expect(outer?.sections.map(filesOf)).toEqual([[[shown(3)]]])
    expect(other && filesOf(other)).toEqual([])
  })

  it("makes a section without text say something else than nothing, or than codes that cannot be said", async () => {
    const [read] = await sectionsOf(section("A", "", media("A", photo)))
    expect(read).toMatchObject({ coded: null, files: [{ kind: "picture" }] })
  })

  it("bears the name of the statement that it stands in", async () => {
    const act = `<act classCode="ACT" moodCode="EVN"><code code="1" displayName="Électrocardiogramme"/>
      <entryRelationship typeCode="COMP">${media("A", photo).replace(/<\/?entry>/g, "")}</entryRelationship></act>`
    const [read] = await sectionsOf(section("A", "a", entry(act)))
    expect(read && filesOf(read)).toEqual([[shown(0), "Électrocardiogramme"]])
  })

  it("is a region whose picture a text calls no more than the picture", async () => {
    const region = entry(`<regionOfInterest classCode="ROIOVL" moodCode="EVN" ID="R"><code code="ELLIPSE"/>
      <entryRelationship typeCode="SUBJ">${media("A", photo).replace(/<\/?entry>/g, "")}</entryRelationship></regionOfInterest>`)
    const [called] = await sectionsOf(section("A", '<renderMultiMedia referencedObject="R"/>', region))
    expect(called?.nodes).toMatchObject([{ kind: "picture", picture: shown(0) }])
    expect(called && filesOf(called)).toEqual([])
    const [uncalled] = await sectionsOf(section("A", "a", region))
    expect(uncalled && filesOf(uncalled)).toEqual([[shown(0)]])
  })

  it("may be the value or the text of any statement, inside the file or elsewhere", async () => {
    const elsewhere = '<reference value="https://example.org/a"/>'
    const values = [
      observation(
        `<code code="1" displayName="Scanner"/><value mediaType="APPLICATION/PDF" representation="B64">${b64(plainPdf())}</value>`,
      ),
      observation(`<text mediaType="image/png" representation="B64">${b64(photo)}</text>`),
      observation(
        `<reference typeCode="REFR"><externalDocument><text mediaType="application/pdf">${elsewhere}</text></externalDocument></reference>`,
      ),
      observation(`<value mediaType="image/jpeg">${elsewhere}</value>`),
      observation(`<value mediaType="application/pdf" representation="B64">***</value>`),
      observation('<value mediaType="application/dicom" representation="B64">AAAA</value>'),
    ]
    const [read] = await sectionsOf(section("A", "", values.join("")))
    expect(read && filesOf(read)).toEqual([
      [{ pdf: 0 }, "Scanner"],
      [shown(1)],
      [{ refused: "elsewhere_file" }],
      [{ refused: "elsewhere" }],
      [{ refused: "unreadable_file" }],
      [{ refused: "other_kind" }],
    ])
    expect(read?.coded).toEqual(["Scanner"])
    const whole = Buffer.from(clinicalDocument({ body: structured(section("A", "", values.join(""))) }))
    expect((await readCdaFile(whole, 0))?.equals(plainPdf())).toBe(true)
    expect((await readCdaFile(whole, 1))?.equals(photo)).toBe(true)
    for (const id of [2, 3, 4, 5, 6]) expect(await readCdaFile(whole, id)).toBeNull()
  })

  it("is no value that is a word, and no text that only points to the words of the section", async () => {
    const [read] = await sectionsOf(
      section(
        "A",
        '<content ID="a">Asthme</content>',
        observation('<text><reference value="#a"/></text><value mediaType="text/plain">Asthme</value>'),
      ),
    )
    expect(read?.files).toEqual([])
  })
})

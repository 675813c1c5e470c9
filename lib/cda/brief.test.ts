import { describe, expect, it } from "vitest"
import { wordsIn } from "@/lib/words/translator"
import { briefOf } from "./brief"
import { readCdaDocument } from "./document"
import { biologyReport, clinicalDocument, section, structured, table } from "./examples"

const say = wordsIn("fr", "narrative")

async function partsOf(xml: string) {
  const { body, language } = await readCdaDocument(Buffer.from(xml), "fr")
  if (body.kind !== "sections") throw new Error("The document has no sections")
  return { parts: briefOf(body.sections, language, say), sections: body.sections }
}
const partsWith = async (...sections: string[]) => (await partsOf(clinicalDocument({ body: structured(...sections) }))).parts

describe("The sections of a clinical document in brief", () => {
  it("are all there, in order, and a short one is whole", async () => {
    const { parts, sections } = await partsOf(biologyReport())
    expect(parts.map(({ title }) => title)).toEqual(sections.map(({ title }) => title))
    const [short] = await partsWith(section("Allergies", "<paragraph>Pénicilline</paragraph>"))
    expect(short).toMatchObject({ title: "Allergies", isMore: false, count: null, lines: [], remarks: [] })
  })

  it("of a long table show the first lines, and say that there is more", async () => {
    const rows = Array.from({ length: 60 }, (_, at) => [`Médicament ${at}`, "un comprimé le matin"])
    const [part] = await partsWith(section("Traitements", table(["Nom", "Dose"], rows)))
    expect(part?.isMore).toBe(true)
    expect(JSON.stringify(part?.nodes)).toContain("Médicament 0")
    expect(JSON.stringify(part?.nodes)).not.toContain("Médicament 59")
  })

  it("say that nothing is written, and that what stands in a section is not here", async () => {
    const [empty, outer] = await partsWith(
      section("Rien", ""),
      section("Autour", "<paragraph>Un mot</paragraph>", section("Dedans", "<paragraph>Un autre</paragraph>")),
    )
    expect(empty?.remarks).toEqual([say("nothing")])
    expect(outer?.isMore).toBe(true)
  })
})

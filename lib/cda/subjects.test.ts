import { describe, expect, it } from "vitest"
import { readCdaDocument } from "./document"
import { clinicalDocument, section, structured } from "./examples"

async function readSection(inside: string, text = "<paragraph>Diabète</paragraph>") {
  const xml = clinicalDocument({ body: structured(section("Antécédents", text, inside)) })
  const { body } = await readCdaDocument(Buffer.from(xml), "fr")
  const [read] = body.kind === "sections" ? body.sections : []
  return read
}

const subject = (related: string) => `<subject><relatedSubject classCode="PRS">${related}</relatedSubject></subject>`
const code = (value: string, more = "") => `<code code="${value}" codeSystem="2.16.840.1.113883.5.111"${more}/>`
const named = "<subject><name><given>Rose</given><family>Marchand</family></name></subject>"
const finding = (about = "", inside = "") =>
  `<observation classCode="OBS" moodCode="EVN">${about}<code code="1" displayName="Diabète"/>${inside}</observation>`
const entry = (statement: string) => `<entry>${statement}</entry>`

describe("A section about somebody else than the patient", () => {
  it.each([
    ["a kinship by its code alone", subject(code("MTH")), "mère"],
    ["a kinship by nature", subject(code("NFTH")), "père"],
    ["a kinship in its author's words", subject(code("X", ' displayName="marraine"')), "marraine"],
    ["a code that nobody knows", subject(code("X")), "une personne que le document ne nomme pas"],
    [
      "a kinship that is only spelt like a name of the programs",
      subject(code("toString")),
      "une personne que le document ne nomme pas",
    ],
    ["a name alone", subject(named), "Rose Marchand"],
    ["a kinship and a name", subject(`${code("SIS")}${named}`), "sœur, Rose Marchand"],
    ["nothing at all", subject(""), "une personne que le document ne nomme pas"],
    ["an empty subject", "<subject/>", "une personne que le document ne nomme pas"],
  ])("says so when its subject has %s", async (_, about, who) => {
    expect(await readSection(about)).toMatchObject({ about: who, aboutSome: null })
    expect(await readSection(entry(finding(about)))).toMatchObject({ about: who, aboutSome: null })
    expect(await readSection(entry(finding()) + entry(finding(about)))).toMatchObject({ about: null, aboutSome: who })
  })

  it("says nothing of it when the subject is the patient", async () => {
    for (const inside of ["", entry(finding()), subject(code("ONESELF")), entry(finding(subject(code("ONESELF"))))])
      expect(await readSection(inside)).toMatchObject({ about: null, aboutSome: null })
  })

  it("names each person once", async () => {
    const [mother, father] = [subject(code("MTH")), subject(code("FTH"))]
    expect(await readSection([mother, father, mother].map((who) => entry(finding(who))).join(""))).toMatchObject({
      about: "mère · père",
    })
    expect(await readSection(mother + entry(finding(father)))).toMatchObject({ about: "mère · père", aboutSome: null })
  })

  it("says it in each line of what is only coded, for all that the statement holds", async () => {
    const organizer = `<organizer classCode="CLUSTER" moodCode="EVN">${subject(code("MTH"))}<component>${finding()}</component></organizer>`
    const own = '<observation classCode="OBS" moodCode="EVN"><code code="2" displayName="Asthme"/></observation>'
    expect(await readSection(entry(organizer) + entry(own), "")).toMatchObject({
      coded: ["Diabète (concerne une autre personne\u00a0: mère)", "Asthme"],
      about: null,
      aboutSome: "mère",
    })
  })
})

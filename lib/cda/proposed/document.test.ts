import { describe, expect, it } from "vitest"
import { biologyReport, type CdaParts, clinicalDocument, levelOneReport, structured } from "../examples"
import { readCdaProposals } from "./document"

const NOW = new Date("2026-11-30T08:00:00Z")
const LOINC = "2.16.840.1.113883.6.1"
const coded = (code: string, words: string, tag = "value", system = "2.16.840.1.113883.6.3") =>
  `<${tag} code="${code}" displayName="${words}" codeSystem="${system}"/>`
const section = (code: string, entries: string, text = "") =>
  `<component><section><code code="${code}" codeSystem="${LOINC}"/><title>Titre</title><text>${text}</text>${entries}</section></component>`
const document = (body: string, parts: Partial<CdaParts> = {}) =>
  readCdaProposals(Buffer.from(clinicalDocument({ body: structured(body), ...parts })), NOW)

/** What one statement of a section proposes, or why it proposes nothing. */
async function one(code: string, statement: string, text?: string) {
  const { proposals, left } = await document(section(code, `<entry>${statement}</entry>`, text))
  return proposals[0] ?? left[0]?.why ?? null
}

type Told = { status?: string; time?: string; inside?: string; attributes?: string; concern?: string; value?: string }
const ASTHMA = coded("J45", "Asthme")
const problem = (told: Told = {}) => `<act classCode="ACT" moodCode="EVN"><statusCode code="${told.concern ?? "active"}"/>
  <entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN" ${told.attributes ?? ""}>
    <statusCode code="${told.status ?? "completed"}"/><effectiveTime>${told.time ?? ""}</effectiveTime>${told.value ?? ASTHMA}${told.inside ?? ""}
  </observation></entryRelationship></act>`
const link = (type: string, observation: string) =>
  `<entryRelationship typeCode="${type}"><observation classCode="OBS" moodCode="EVN">${observation}</observation></entryRelationship>`
const state = (code: string, words: string) => link("REFR", `<code code="33999-4"/>${coded(code, words)}`)
const allergy = (inside = "") => `<observation classCode="OBS" moodCode="EVN"><code code="DALG"/>${inside}
  <participant typeCode="CSM"><participantRole><playingEntity>${coded("N1", "Pénicilline", "code")}</playingEntity></participantRole></participant></observation>`
const product = (inside: string) =>
  `<consumable><manufacturedProduct><manufacturedMaterial>${inside}</manufacturedMaterial></manufacturedProduct></consumable>`
const METFORMIN = product(coded("A10BA02", "Metformine", "code", "2.16.840.1.113883.6.73"))
const treatment = (mood = "EVN", inside = "", attributes = "") =>
  `<substanceAdministration classCode="SBADM" moodCode="${mood}" ${attributes}>${inside}${METFORMIN}</substanceAdministration>`
const PERIOD = '<effectiveTime><low value="20240105"/><high value="202402"/></effectiveTime>'
const LATER = '<effectiveTime><low value="2024"/><high value="20990101"/></effectiveTime>'
const sign = (code: string, value: string, time = '<effectiveTime value="202610191030+0200"/>') =>
  `<observation classCode="OBS" moodCode="EVN"><code code="${code}" codeSystem="${LOINC}"/>${time}${value}</observation>`
const relative = (code: string) =>
  `<organizer classCode="CLUSTER" moodCode="EVN"><statusCode code="completed"/><subject><relatedSubject>${coded(code, "cousine", "code")}</relatedSubject></subject>
    <component><observation classCode="OBS" moodCode="EVN">${coded("E11", "Diabète")}</observation></component></organizer>`

const [PROBLEMS, ALLERGIES, MEDICINES, ACTS, DEVICES] = ["11450-4", "48765-2", "10160-0", "47519-4", "46264-8"]
const [VACCINES, FAMILY, HABITS, SIGNS] = ["11369-6", "10157-6", "29762-2", "8716-3"]

describe("What a clinical document codes becomes a line", () => {
  it.each<[string, string, string, object]>([
    [
      "a disease, with its code",
      PROBLEMS,
      problem(),
      { section: "conditions", code: { system: "http://hl7.org/fhir/sid/icd-10", code: "J45" } },
    ],
    ["since a year", PROBLEMS, problem({ time: '<low value="2009"/>' }), { content: { label: "Asthme", startedOn: "2009" } }],
    [
      "with an unknown code, kept",
      PROBLEMS,
      problem({ value: coded("9", "Asthme", "value", "1.2.3") }),
      { code: { system: "urn:oid:1.2.3" } },
    ],
    [
      "that is over by its day",
      PROBLEMS,
      problem({ time: '<high value="201205"/>' }),
      { content: { label: "Asthme", endedOn: "2012-05" } },
    ],
    [
      "whose state says that it is over",
      PROBLEMS,
      problem({ inside: state("413322009", "Résolu") }),
      { content: { label: "Asthme (résolu)" } },
    ],
    [
      "whose state says that it is there",
      PROBLEMS,
      problem({ inside: state("55561003", "Actif") }),
      { content: { label: "Asthme" } },
    ],
    ["given up as a concern", PROBLEMS, problem({ concern: "aborted" }), { content: { label: "Asthme (arrêté)" } }],
    [
      "an allergy, its reaction and how bad it is",
      ALLERGIES,
      allergy(link("MFST", coded("L50", "Urticaire")) + link("SUBJ", `<code code="SEV"/><value code="H"/>`)),
      { section: "allergies", content: { label: "Pénicilline", kind: "allergy", reaction: "Urticaire", severity: "severe" } },
    ],
    [
      "that there is no allergy",
      ALLERGIES,
      `<observation classCode="OBS" moodCode="EVN">${coded("716186003", "Aucune allergie connue", "value", "2.16.840.1.113883.6.96")}</observation>`,
      { saysNone: true, code: { system: "http://snomed.info/sct", code: "716186003" } },
    ],
    [
      "a treatment",
      MEDICINES,
      treatment(),
      { section: "medications", code: { system: "http://www.whocc.no/atc" }, content: { label: "Metformine" } },
    ],
    [
      "a treatment that is over",
      MEDICINES,
      treatment("EVN", PERIOD),
      { content: { startedOn: "2024-01-05", endedOn: "2024-02" } },
    ],
    ["a treatment with a day to come", MEDICINES, treatment("EVN", LATER), { content: { startedOn: "2024", endedOn: null } }],
    ["a treatment to come", MEDICINES, treatment("INT"), { content: { label: "Metformine (prévu, pas un fait)" } }],
    [
      "a treatment on hold",
      MEDICINES,
      treatment("EVN", '<statusCode code="suspended"/>'),
      { content: { label: "Metformine (suspendu)" } },
    ],
    [
      "how a treatment is taken",
      MEDICINES,
      treatment("EVN", '<effectiveTime><period value="8" unit="h"/></effectiveTime><doseQuantity value="2"/>'),
      { content: { rhythm: "2, toutes les 8 heures" } },
    ],
    [
      "an operation",
      ACTS,
      `<procedure classCode="PROC" moodCode="EVN">${coded("NEKA", "Prothèse", "code")}<effectiveTime value="20000428"/></procedure>`,
      { section: "procedures", content: { startedOn: "2000-04-28" } },
    ],
    [
      "a device",
      DEVICES,
      `<supply classCode="SPLY" moodCode="EVN"><participant typeCode="DEV"><participantRole><playingDevice>${coded("1", "Pacemaker", "code")}</playingDevice></participantRole></participant></supply>`,
      { section: "devices", content: { label: "Pacemaker" } },
    ],
    [
      "a vaccination of a month",
      VACCINES,
      treatment("EVN", '<effectiveTime value="201905"/>'),
      { section: "vaccinations", dose: { vaccine: "Metformine", givenOn: "2019-05" } },
    ],
    [
      "a weight",
      SIGNS,
      sign("29463-7", '<value value="71.5" unit="kg"/>'),
      { section: "measures", taking: { measuredAt: "2026-10-19T10:30:00+02:00", values: [{ value: 71.5 }] } },
    ],
    [
      "a disease of the mother",
      FAMILY,
      relative("NMTH"),
      { section: "family_history", content: { label: "Diabète", relative: "mother" } },
    ],
    ["a disease of a cousin, in words", FAMILY, relative("COUSN"), { content: { relative: "other", note: "cousine" } }],
    [
      "a habit",
      HABITS,
      `<observation classCode="OBS" moodCode="EVN">${coded("72166-2", "Tabac", "code", LOINC)}${coded("1", "ancien fumeur")}</observation>`,
      { section: "lifestyle", content: { label: "Tabac\u00a0: ancien fumeur", topic: "tobacco" } },
    ],
  ])("%s", async (_, code, statement, expected) => {
    expect(await one(code, statement)).toMatchObject(expected)
  })

  it("with the words of the text that it points to, where its code has none", async () => {
    const value =
      '<value code="J45" codeSystem="2.16.840.1.113883.6.3"><originalText><reference value="#a"/></originalText></value>'
    const read = await one(PROBLEMS, problem({ value }), '<content ID="a">Asthme de l’enfant</content>')
    expect(read).toMatchObject({ content: { label: "Asthme de l’enfant" } })
  })

  it("each once, with who wrote the document and when", async () => {
    const pressures = `<organizer classCode="CLUSTER" moodCode="EVN"><component>${sign("8480-6", '<value value="140" unit="mm[Hg]"/>')}</component>
      <component>${sign("8462-4", '<value value="80" unit="mm[Hg]"/>')}</component></organizer>`
    const read = await document(
      section(PROBLEMS, `<entry>${problem()}</entry><entry>${problem()}</entry>`) + section(SIGNS, `<entry>${pressures}</entry>`),
    )
    expect(read).toMatchObject({ writtenBy: expect.stringContaining("Anne Morel"), writtenOn: "2026-10-20" })
    expect(read.proposals.map((proposal) => proposal.section)).toEqual(["conditions", "conditions", "measures"])
    expect(read.proposals[2]).toMatchObject({ taking: { loinc: "85354-9", values: [{ value: 140 }, { value: 80 }] } })
    expect(new Set(read.proposals.map(({ entry }) => entry)).size).toBe(3)
  })
})

describe("What is not so in a clinical document proposes nothing", () => {
  it.each<[string, string, string, string]>([
    ["denied", PROBLEMS, problem({ attributes: 'negationInd="true"' }), "not_so"],
    ["written by mistake", PROBLEMS, problem({ status: "nullified" }), "not_so"],
    ["cancelled as a concern", PROBLEMS, problem({ concern: "cancelled" }), "not_so"],
    ["in a state that nobody knows", PROBLEMS, problem({ status: "xyz" }), "not_so"],
    ["uncertain", PROBLEMS, problem({ inside: '<uncertaintyCode code="UN"/>' }), "not_so"],
    [
      "about somebody else",
      PROBLEMS,
      problem({ inside: '<subject><relatedSubject><code code="MTH"/></relatedSubject></subject>' }),
      "not_so",
    ],
    ["without words", PROBLEMS, problem({ value: '<value code="J45"/>' }), "too_little"],
    ["a treatment not given", MEDICINES, treatment("EVN", "", 'negationInd="true"'), "not_so"],
    ["a treatment that is a goal", MEDICINES, treatment("GOL"), "not_so"],
    ["a vaccination to come", VACCINES, treatment("INT", '<effectiveTime value="2019"/>'), "not_so"],
    ["a vaccination without a day", VACCINES, treatment(), "too_little"],
    [
      "a measure without its hour",
      SIGNS,
      sign("29463-7", '<value value="71" unit="kg"/>', '<effectiveTime value="20261019"/>'),
      "too_little",
    ],
    ["a family without a relative", FAMILY, `<observation classCode="OBS" moodCode="EVN">${ASTHMA}</observation>`, "too_little"],
    ["what has no place", HABITS, `<observation classCode="OBS" moodCode="EVN"><code code="1"/></observation>`, "no_place"],
  ])("%s", async (_, code, statement, why) => {
    expect(await one(code, statement)).toBe(why)
  })

  it("in a section about somebody else, nor in one inside it", async () => {
    const inner = section(PROBLEMS, `<entry>${problem()}</entry>`)
    const outer = `<component><section><subject><relatedSubject><code code="MTH"/></relatedSubject></subject>${inner}</section></component>`
    expect((await document(inner)).proposals).toHaveLength(1)
    expect((await document(outer)).proposals).toEqual([])
  })

  it("in a document that its author took back", async () => {
    const body = section(PROBLEMS, `<entry>${problem()}</entry>`)
    const whole = clinicalDocument({ body: structured(body) })
    const dropped = whole.replace("<custodian>", '<sdtc:statusCode xmlns:sdtc="urn:hl7-org:sdtc" code="nullified"/><custodian>')
    expect((await readCdaProposals(Buffer.from(dropped), NOW)).proposals).toEqual([])
  })

  it("in text alone, and in a document that is a PDF", async () => {
    for (const xml of [biologyReport(), levelOneReport(Buffer.from("%PDF-1.7"))])
      expect((await readCdaProposals(Buffer.from(xml), NOW)).proposals).toEqual([])
  })
})

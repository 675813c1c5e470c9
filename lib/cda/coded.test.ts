import { describe, expect, it } from "vitest"
import { readCdaDocument } from "./document"
import { clinicalDocument, section, structured } from "./examples"

/** What a section of these entries, and of this text, says by its codes; null where its text is read. */
async function codedOf(entries: string, text = "") {
  const xml = clinicalDocument({ body: structured(section("A", text, entries)) })
  const { body } = await readCdaDocument(Buffer.from(xml), "fr")
  const [read] = body.kind === "sections" ? body.sections : []
  return read?.coded
}

const entry = (statement: string) => `<entry>${statement}</entry>`
const ALLERGY = entry(`<observation classCode="OBS" moodCode="EVN"><code code="1" displayName="Allergie"/>
  <participant typeCode="CSM"><participantRole><playingEntity><code code="2" displayName="Pénicilline"/></playingEntity></participantRole></participant>
</observation>`)
const treatment = (mood: string, status: string) =>
  entry(`<substanceAdministration classCode="SBADM" moodCode="${mood}"><statusCode code="${status}"/>
  <consumable><manufacturedProduct><manufacturedMaterial><name>Ramipril</name></manufacturedMaterial></manufacturedProduct></consumable>
</substanceAdministration>`)

describe("A section that has codes and no words of its own", () => {
  it("names what an allergy is to, and what is handed out", async () => {
    expect(await codedOf(ALLERGY)).toEqual(["Allergie, Pénicilline"])
    const supply = entry(`<supply classCode="SPLY" moodCode="EVN">
      <product><manufacturedProduct><manufacturedMaterial><name>Amoxicilline</name></manufacturedMaterial></manufacturedProduct></product></supply>`)
    expect(await codedOf(supply)).toEqual(["Amoxicilline"])
  })

  it.each([
    ["INT", "active", "Ramipril (prévu, pas un fait)"],
    ["EVN", "aborted", "Ramipril (arrêté)"],
    ["EVN", "nullified", "Ramipril (écrit par erreur)"],
    ["RQO", "cancelled", "Ramipril (prévu, pas un fait, annulé)"],
    ["EVN", "completed", "Ramipril"],
  ])("in the mood %s and the state %s says so", async (mood, status, said) => {
    expect(await codedOf(treatment(mood, status))).toEqual([said])
  })

  it("says how it is taken whole: amount, speed, most, way, place and what was written of it", async () => {
    const taken = entry(`<substanceAdministration classCode="SBADM" moodCode="EVN">
      <text>à jeun</text><effectiveTime value="20240104"/>
      <routeCode code="1" displayName="voie orale"/><approachSiteCode code="2" displayName="sonde"/>
      <doseQuantity value="2" unit="mg"/><rateQuantity value="5" unit="mL/h"/>
      <maxDoseQuantity><numerator value="6" unit="mg"/><denominator value="1" unit="d"/></maxDoseQuantity>
      <consumable><manufacturedProduct><manufacturedMaterial><name>Ramipril</name></manufacturedMaterial></manufacturedProduct></consumable>
    </substanceAdministration>`)
    expect(await codedOf(taken)).toEqual([
      "Ramipril, 2 mg, débit 5 mL/h, au plus 6 mg / 1 jour, voie orale, sonde, 4 janvier 2024, à jeun",
    ])
    const supply = entry(
      `<supply classCode="SPLY" moodCode="EVN"><code code="1" displayName="Lit"/><quantity value="2"/></supply>`,
    )
    expect(await codedOf(supply)).toEqual(["Lit, 2"])
  })

  it("says what stands deeper: what it is needed for, when by the meals, how often again, and what is usual", async () => {
    const taken = entry(`<substanceAdministration classCode="SBADM" moodCode="EVN">
      <effectiveTime xsi:type="EIVL_TS"><event code="ACM"/></effectiveTime><repeatNumber value="3"/>
      <consumable><manufacturedProduct><manufacturedLabeledDrug><name>Doliprane</name></manufacturedLabeledDrug></manufacturedProduct></consumable>
      <author><assignedAuthor><assignedPerson><name>Anne Morel</name></assignedPerson></assignedAuthor></author>
      <precondition><criterion><text>si douleur</text></criterion></precondition></substanceAdministration>`)
    expect(await codedOf(taken)).toEqual(["3 renouvellements, avant le petit-déjeuner, Doliprane, si douleur"])
    const measured =
      entry(`<observation classCode="OBS" moodCode="EVN"><code displayName="Potassium"/><value xsi:type="PQ" value="4" unit="mmol/L"/>
      <referenceRange><observationRange><value xsi:type="IVL_PQ"><low value="3.5" unit="mmol/L"/><high value="5" unit="mmol/L"/></value>
      </observationRange></referenceRange></observation>`)
    expect(await codedOf(measured)).toEqual(["Potassium, 4 mmol/L, valeurs habituelles : 3.5 mmol/L – 5 mmol/L"])
  })

  it.each(['negationInd="true"', 'negationInd="1"', 'actionNegationInd="1"', 'valueNegationInd="true"'])(
    "is said with its no: %s",
    async (negation) => {
      const said = entry(
        `<observation classCode="OBS" moodCode="EVN" ${negation}><code code="1" displayName="Allergie"/></observation>`,
      )
      expect(await codedOf(said)).toEqual(["Non : Allergie"])
    },
  )

  it.each(["<paragraph/>", "<br/>", '<content ID="x"/>', "<paragraph> </paragraph>"])(
    "is read although it has an empty %s",
    async (text) => {
      expect(await codedOf(ALLERGY, text)).toEqual(["Allergie, Pénicilline"])
    },
  )

  it("says what makes a code more precise, and that other entries have codes alone", async () => {
    const allergy = entry(`<observation classCode="OBS" moodCode="EVN"><code code="1" displayName="Allergie"/>
      <value xsi:type="CD" code="2" displayName="Pollen"><qualifier><name code="3" displayName="Gravité"/><value code="4" displayName="sévère"/></qualifier></value></observation>`)
    const bare = entry('<observation classCode="OBS" moodCode="EVN"><code code="1"/></observation>')
    const holder = entry(
      '<act classCode="ACT" moodCode="EVN"><code code="CONC"/><entryRelationship><observation><code displayName="Toux"/></observation></entryRelationship></act>',
    )
    expect(await codedOf(allergy + holder)).toEqual(["Allergie, Pollen, Gravité\u00a0: sévère", "Toux"])
    expect(await codedOf(allergy + bare)).toEqual([
      "Allergie, Pollen, Gravité\u00a0: sévère",
      "D’autres éléments sont donnés par des codes, sans mots\u00a0: ils sont dans le fichier d’origine.",
    ])
    expect(await codedOf(bare)).toEqual([])
  })

  it("leaves a text to speak for itself", async () => {
    expect(await codedOf(ALLERGY, "<paragraph>Allergie à la pénicilline</paragraph>")).toBeNull()
  })
})

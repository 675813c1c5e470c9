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

  it.each(["<paragraph/>", "<br/>", '<content ID="x"/>', "<paragraph> </paragraph>"])(
    "is read although it has an empty %s",
    async (text) => {
      expect(await codedOf(ALLERGY, text)).toEqual(["Allergie, Pénicilline"])
    },
  )

  it("leaves a text to speak for itself", async () => {
    expect(await codedOf(ALLERGY, "<paragraph>Allergie à la pénicilline</paragraph>")).toBeNull()
  })
})

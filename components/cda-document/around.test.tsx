import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { readCdaDocument } from "@/lib/cda/document"
import { biologyReport } from "@/lib/cda/examples"
import { CDA_AROUND } from "@/lib/cda/schema"
import words from "@/messages/fr/cda.json"
import aroundWords from "@/messages/fr/narrative.json"
import { CdaDocument } from "./cda-document"

const page: Record<string, string> = { ...words.page, ...aroundWords }
const say = (key: string) => page[key] ?? `missing:${key}`

/** What a page says of a report with more in its header, or about its person. */
async function shown(more: string, ofRole = "", ofPatient = ""): Promise<string> {
  const report = biologyReport()
    .replace("<custodian>", `${more}<custodian>`)
    .replace("<patient>", `${ofRole}<patient>`)
    .replace("</patient>", `${ofPatient}</patient>`)
  const view = await readCdaDocument(Buffer.from(report), "fr")
  const html = renderToStaticMarkup(
    <CdaDocument view={view} say={say} sayAround={say} pictureAddress={(id) => `/${id}`} pdf={null} />,
  )
  return html.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0]+/g, " ")
}

const name = (given: string) => `<name><given>${given}</given><family>ESSAI</family></name>`
const entity = (given: string, place = "") =>
  `<assignedEntity><code displayName="Infirmière"/><assignedPerson>${name(given)}</assignedPerson>${place && `<representedOrganization><name>${place}</name></representedOrganization>`}</assignedEntity>`
const associated = (given: string, kind: string, code: string) =>
  `<associatedEntity classCode="${kind}"><code code="${code}"/><telecom value="tel:0102030405"/><associatedPerson>${name(given)}</associatedPerson></associatedEntity>`

describe("The header of a clinical document", () => {
  it.each([
    ["Saisi par Una Essai, Infirmière, Clinique", `<dataEnterer>${entity("Una", "Clinique")}</dataEnterer>`],
    ["D’après Ida Essai, Infirmière", `<informant>${entity("Ida")}</informant>`],
    [
      "D’après Ève Essai, fille, 0102030405",
      `<informant><relatedEntity classCode="PRS"><code code="DAU"/><telecom value="tel:0102030405"/><relatedPerson>${name("Ève")}</relatedPerson></relatedEntity></informant>`,
    ],
    ["Validé le 1er octobre 2026", `<legalAuthenticator><time value="20261001"/>${entity("Ana")}</legalAuthenticator>`],
    ["Confirmé par Ada Essai, Infirmière", `<authenticator>${entity("Ada")}</authenticator>`],
    [
      "Adressé à Noé Essai, Hôpital",
      `<informationRecipient><intendedRecipient><informationRecipient>${name("Noé")}</informationRecipient><receivedOrganization><name>Hôpital</name></receivedOrganization></intendedRecipient></informationRecipient>`,
    ],
    [
      "À prévenir en cas d’urgence Léo Essai, fils, 0102030405",
      `<participant typeCode="IND">${associated("Léo", "ECON", "SON")}</participant>`,
    ],
    ["Proche Zoé Essai, sœur, 0102030405", `<participant typeCode="IND">${associated("Zoé", "NOK", "SIS")}</participant>`],
    ["Aide la personne Max Essai, fils", `<participant typeCode="IND">${associated("Max", "CAREGIVER", "SON")}</participant>`],
    [
      "Autres personnes citées Guy Essai, Médecin traitant",
      `<participant typeCode="INF"><functionCode code="PCP" displayName="Médecin traitant"/>${associated("Guy", "PROV", "x")}</participant>`,
    ],
    [
      "En réponse à Bilan sanguin",
      '<inFulfillmentOf><order><id root="1.2"/><code displayName="Bilan sanguin"/></order></inFulfillmentOf>',
    ],
    [
      "Acte Prise de sang Acte fait par Eva Essai, Infirmière",
      `<documentationOf><serviceEvent><code displayName="Prise de sang"/><performer typeCode="PRF">${entity("Eva")}</performer></serviceEvent></documentationOf>`,
    ],
    [
      "Prise en charge Hospitalisation, 1er octobre 2026 – 3 octobre 2026 Lieu Clinique des Pins, Maternité Responsable de la prise en charge Iva Essai, Infirmière Autres intervenants Ugo Essai, Infirmière Sortie Domicile",
      `<componentOf><encompassingEncounter><code displayName="Hospitalisation"/><effectiveTime><low value="20261001"/><high value="20261003"/></effectiveTime><dischargeDispositionCode displayName="Domicile"/><responsibleParty>${entity("Iva")}</responsibleParty><encounterParticipant typeCode="ATND">${entity("Ugo")}</encounterParticipant><location><healthCareFacility><code displayName="Maternité"/><location><name>Clinique des Pins</name></location></healthCareFacility></location></encompassingEncounter></componentOf>`,
    ],
    ["Accord de la personne Accepte", '<authorization><consent><code displayName="Accepte"/></consent></authorization>'],
    ["Version 3", '<versionNumber value="3"/>'],
  ])("says %s", async (said, more) => {
    expect(await shown(more)).toContain(said)
  })

  it("says where its person lives, is born and is followed, and who answers for them", async () => {
    const address =
      "<addr><houseNumber>3</houseNumber><streetName>rue Haute</streetName><postalCode>59000</postalCode><city>LILLE</city></addr>"
    const role = `${address}<telecom value="tel:0605040302"/><telecom nullFlavor="UNK"/>`
    const guardian = `<guardian><code displayName="Tutrice"/><guardianPerson>${name("Lya")}</guardianPerson></guardian>`
    const place = "<birthplace><place><addr><city>ARRAS</city></addr></place></birthplace>"
    const text = await shown("", role, guardian + place)
    expect(text).toContain(
      "Responsable légal Lya Essai, Tutrice Lieu de naissance ARRAS Adresse 3 rue Haute, 59000 LILLE Contact 0605040302",
    )
  })

  it("is silent of what is empty, and has no fold for nothing", async () => {
    const empty = `<dataEnterer><assignedEntity nullFlavor="UNK"/></dataEnterer><participant nullFlavor="NI" typeCode="IND"><associatedEntity classCode="ECON"/></participant><componentOf><encompassingEncounter nullFlavor="NI"/></componentOf>`
    const text = await shown(empty)
    expect(text).not.toMatch(/missing:|undefined|null|urgence|Prise en charge/)
    expect(text).not.toContain(page.around)
  })

  it("has a word for each thing that it tells, in a line of its own", () => {
    for (const about of CDA_AROUND) expect(say(about)).not.toMatch(/^missing/)
    expect(new Set(CDA_AROUND.map(say)).size).toBe(CDA_AROUND.length)
  })
})

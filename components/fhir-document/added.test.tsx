import { describe, expect, it } from "vitest"
import { documentWith } from "@/lib/fhir/document-with.testing"
import { pageText } from "./page.testing"

const HL7 = "http://hl7.org/fhir/StructureDefinition"
const FRENCH = "https://hl7.fr/ig/fhir/core/StructureDefinition"
const UNSAID = "une précision que nous ne savons pas montrer ici"

const shown = (resource: Record<string, unknown>, section = {}, others: Record<string, unknown>[] = []) =>
  pageText(documentWith(resource, section, others))
const allergy = (more: Record<string, unknown>) => ({ resourceType: "AllergyIntolerance", code: { text: "Pollen" }, ...more })

describe("What an author added to a FHIR document", () => {
  it("is said under its name where we know it", () => {
    expect(shown(allergy({ extension: [{ url: `${HL7}/allergyintolerance-abatement`, valueDateTime: "2010-05" }] }))).toMatch(
      /Pollen Fin mai 2010/,
    )
    const flag = { resourceType: "Flag", code: { text: "Chute" } }
    const priority = { url: `${HL7}/flag-priority`, valueCodeableConcept: { text: "Haute" } }
    expect(shown({ ...flag, extension: [priority] })).toMatch(/Chute Priorité Haute/)
    const moment = "https://interop.esante.gouv.fr/ig/fhir/mesures/StructureDefinition/mesures-moment-of-measurement"
    const weight = { resourceType: "Observation", code: { text: "Poids" }, valueString: "61 kg" }
    expect(shown({ ...weight, extension: [{ url: moment, valueCodeableConcept: { text: "à jeun" } }] })).toMatch(
      /Moment de la mesure à jeun/,
    )
    const later = "http://hl7.org/fhir/5.0/StructureDefinition/extension-Condition.participant.function"
    expect(
      shown({ resourceType: "Condition", code: { text: "Grippe" }, extension: [{ url: later, valueString: "infirmière" }] }),
    ).toMatch(/Rôle infirmière/)
  })

  it("is said in its own words where we do not, also in parts and beside single values", () => {
    const added = (word: string) => [{ url: "urn:labo:a", valueString: word }]
    const text = shown(
      allergy({
        extension: added("motun"),
        _criticality: { extension: added("motdeux") },
        reaction: [{ manifestation: [{ text: "Éternuements" }], extension: added("mottrois") }],
        code: {
          text: "Pollen",
          extension: added("motquatre"),
          coding: [{ code: "a", _display: { extension: added("motcinq") } }],
        },
      }),
    )
    expect(text).toMatch(/Ajouté par l’auteur motun, /)
    for (const word of ["motdeux", "mottrois", "motquatre", "motcinq"]) expect(text).toContain(word)
    expect(text).not.toMatch(new RegExp(`urn:labo|${UNSAID}`))
  })

  it("in several parts is said whole", () => {
    const race = {
      url: "http://hl7.org/fhir/us/core/StructureDefinition/us-core-race",
      extension: [
        { url: "ombCategory", valueCoding: { system: "urn:x", code: "1", display: "Asian" } },
        { url: "text", valueString: "Asiatique" },
        { url: "active", valueBoolean: true },
      ],
    }
    expect(shown(allergy({ extension: [race] }))).toMatch(/Ajouté par l’auteur Asian, Asiatique, En usage : oui/)
  })

  it.each([
    ["an address", { valueUri: "https://exemple.org/fhir/a" }],
    ["a code without words", { valueCode: "zz9" }],
    ["a coding without words", { valueCodeableConcept: { coding: [{ system: "urn:x", code: "zz9" }] } }],
    ["a yes of which nobody knows the question", { valueBoolean: true }],
    ["a number of nothing", { valueInteger: 3 }],
    ["nothing at all", {}],
  ])("that has no words is said to be there: %s", (_, value) => {
    const text = shown(allergy({ extension: [{ url: "https://exemple.org/StructureDefinition/a", ...value }] }))
    expect(text).toContain(`Ajouté par l’auteur ${UNSAID}`)
    expect(text).not.toMatch(/exemple\.org|zz9|Ajouté par l’auteur (oui|3)/)
  })

  it("for programs alone says nothing, nor does a translation", () => {
    const text = shown(
      allergy({
        extension: [
          { url: `${HL7}/structuredefinition-wg`, valueCode: "pc" },
          { url: `${HL7}/artifact-version`, valueString: "motprogramme" },
        ],
        _code: { extension: [{ url: `${HL7}/translation`, extension: [{ url: "content", valueString: "pollen (nl)" }] }] },
      }),
    )
    expect(text).not.toMatch(/motprogramme|\(nl\)|Ajouté/)
  })

  it("not to be done, written where it need not be understood, is said all the same", () => {
    const extension = [{ url: `${HL7}/request-doNotPerform`, valueBoolean: true }]
    const request = { resourceType: "ServiceRequest", code: { text: "Ponction" }, extension }
    expect(shown(request)).toMatch(/Ponction À ne pas faire/)
  })

  it("says why an element has no value", () => {
    const absent = (code: string) => ({ extension: [{ url: `${HL7}/data-absent-reason`, valueCode: code }] })
    const procedure = { resourceType: "Procedure", code: { text: "Appendicectomie" } }
    expect(shown({ ...procedure, _performedDateTime: absent("asked-unknown") })).toMatch(/la personne ne sait pas/)
    const masked = { url: `${HL7}/iso21090-nullFlavor`, valueCode: "MSK" }
    expect(shown({ ...procedure, outcome: { extension: [masked] } })).toMatch(/Résultat obtenu masqué|masqué/)
  })

  it("to a part, to the person or to the document as a whole is said there", () => {
    const added = [{ url: `${HL7}/note`, valueAnnotation: { text: "revue avec la famille" } }]
    expect(shown(allergy({}), { extension: added })).toMatch(/Remarque revue avec la famille/)
    const document = documentWith(allergy({}))
    const [composition, patient] = document.entry.map(({ resource }) => resource as Record<string, unknown>)
    Object.assign(composition ?? {}, { extension: [{ url: "urn:x", valueString: "motdocument" }] })
    Object.assign(patient ?? {}, {
      extension: [
        { url: `${HL7}/patient-birthPlace`, valueAddress: { city: "Lille" } },
        { url: `${FRENCH}/fr-core-patient-death-place`, valueAddress: { city: "Arras" } },
      ],
    })
    expect(pageText(document)).toMatch(/Ajouté par l’auteur motdocument.* Lieu de naissance Lille.* Lieu de décès Arras/)
  })

  it("as a file opens", () => {
    const file = { contentType: "application/pdf", data: "JVBERi0=", title: "courbe.pdf" }
    expect(shown(allergy({ extension: [{ url: "urn:x", valueAttachment: file }] }))).toContain("Ouvrir : courbe.pdf")
  })
})

describe("What a FHIR document holds outside its parts", () => {
  const outside = "Aussi dans ce document, hors de ses parties"
  const fall = { resourceType: "Observation", id: "chute", code: { text: "Chute" }, valueString: "deux" }

  it("is shown after them, and is no part of a document without", () => {
    expect(shown(allergy({}), {}, [fall])).toMatch(new RegExp(`Pollen.*${outside} Chute`))
    expect(shown(allergy({}))).not.toContain(outside)
  })

  it("is shown where only a name leads to it, contained or not", () => {
    const illness = { resourceType: "Condition", id: "a", code: { text: "Asthme" }, onsetString: "à six ans" }
    const request = { resourceType: "MedicationRequest", medicationCodeableConcept: { text: "Salbutamol" } }
    const beside = shown({ ...request, reasonReference: [{ reference: "Condition/a" }] }, {}, [illness])
    const inside = shown({ ...request, contained: [illness], reasonReference: [{ reference: "#a" }] })
    for (const text of [beside, inside]) expect(text).toMatch(new RegExp(`Raison Asthme.*${outside} Asthme.*à six ans`))
  })

  it("is whoever is named nowhere only where it says something of the person", () => {
    const doctor = { resourceType: "Practitioner", id: "d", name: [{ family: "Morel" }] }
    expect(shown(allergy({}), {}, [doctor])).not.toContain(outside)
    const binary = { resourceType: "Binary", id: "b", contentType: "application/pdf", data: "JVBERi0=" }
    expect(shown(allergy({}), {}, [binary])).toMatch(new RegExp(`${outside} .*Ouvrir : un fichier joint`))
  })

  it("is not said twice: a member of a result, a line of a list, the medicine of a prescription", () => {
    const panel = { resourceType: "Observation", code: { text: "Bilan" }, hasMember: [{ reference: "Observation/chute" }] }
    expect(shown(panel, {}, [fall])).not.toContain(outside)
    const list = { resourceType: "List", title: "Liste", entry: [{ item: { reference: "Observation/chute" } }] }
    expect(shown(list, {}, [fall])).not.toContain(outside)
    const medicine = { resourceType: "Medication", id: "m", code: { text: "Ramipril" } }
    const statement = { resourceType: "MedicationStatement", medicationReference: { reference: "Medication/m" } }
    expect(shown(statement, {}, [medicine])).not.toContain(outside)
  })

  it("says of a reference without a name that what it leads to is not there", () => {
    expect(shown(allergy({ encounter: { reference: "Encounter/loin" } }))).toMatch(/Consultation ou séjour absent du document/)
    expect(shown(allergy({ encounter: { reference: "Encounter/loin", display: "Séjour de mai" } }))).toMatch(/Séjour de mai/)
  })
})

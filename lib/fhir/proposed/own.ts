/** Of what a habit of life is, in words of Relais: for most of them no code of others says it. */
export const HABIT_SYSTEM = "urn:uuid:9ccceab6-0e6e-4fb9-b609-7abb736ddb15"
/** What waits for the yes of somebody who may say it. */
export const AWAITS_YES = { system: "urn:uuid:63f05c06-eadd-4e25-aadd-00ef3bdd2f58", code: "awaits-yes" }
/** How somebody was who was measured (HL7 FHIR R4, extension observation-bodyPosition). */
export const BODY_POSITION = "http://hl7.org/fhir/StructureDefinition/observation-bodyPosition"
/** When by the meal a glycaemia was taken (ANS, "Mesures de santé" 3.1). */
export const MEAL_MOMENT = "https://interop.esante.gouv.fr/ig/fhir/mesures/StructureDefinition/mesures-moment-of-measurement"

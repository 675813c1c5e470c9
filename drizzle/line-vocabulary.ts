/** The sections of the medical profile, in the order in which they are read: each a table of lines of its name. */
export const LINE_SECTIONS = [
  "allergies",
  "conditions",
  "medications",
  "procedures",
  "devices",
  "family_history",
  "lifestyle",
] as const
export type LineSection = (typeof LINE_SECTIONS)[number]

export const ALLERGY_KINDS = ["allergy", "intolerance"] as const
/** FHIR AllergyIntolerance.reaction.severity. */
export const SEVERITIES = ["mild", "moderate", "severe"] as const
export const PROCEDURE_KINDS = ["operation", "stay"] as const
export const DEVICE_KINDS = ["implant", "device"] as const
export const RELATIVES = [
  "mother",
  "father",
  "sister",
  "brother",
  "daughter",
  "son",
  "grandparent",
  "aunt_uncle",
  "other",
] as const
export const HABITS = ["tobacco", "alcohol", "activity", "diet", "sleep", "screens", "work", "other"] as const

/** The sections for which a document can propose something. */
export const PROPOSED_SECTIONS = [...LINE_SECTIONS, "vaccinations", "measures", "appointments"] as const
export type ProposedSection = (typeof PROPOSED_SECTIONS)[number]
export const PROPOSAL_ANSWERS = ["taken", "set_aside"] as const

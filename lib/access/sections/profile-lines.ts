import type { Entry } from "./entry"

/**
 * A section of the medical profile: its lines are read, added and confirmed by whom the patient lets in, and set apart by the
 * patient alone. What is done with a line is told by the profile, which is one page of them all.
 * @param type the document type by which the matrix of rights judges its lines
 */
const lines = <const Icon extends string>(type: string, icon: Icon) =>
  ({
    may: {
      view: ["consent", "parental_authority", "care_team", "consultation", "author"],
      add: ["consent", "parental_authority", "care_team", "consultation"],
      edit: [],
    },
    consent: "whole",
    items: { type, folder: "profile", since: "entered_at" },
    acts: {},
    kind: "profile",
    icon,
  }) as const satisfies Entry

/** "Synthèse médicale": what a summary of the record says (TRE_A05, LOINC 60591-5). */
const SUMMARY = "60591-5"
/** "Prescription de produits de santé" (LOINC 57833-6). */
const PRESCRIPTION = "57833-6"

export const allergies = lines(SUMMARY, "warning")
export const conditions = lines(SUMMARY, "health")
export const medications = lines(PRESCRIPTION, "pill")
export const procedures = lines(SUMMARY, "hospital")
export const devices = lines(SUMMARY, "shield")
export const familyHistory = lines(SUMMARY, "people")
export const lifestyle = lines(SUMMARY, "person")

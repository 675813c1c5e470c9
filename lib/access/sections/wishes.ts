import type { Entry } from "./entry"

/**
 * Advance directives, words about organ donation, a trusted person. Written by the person alone on every basis; shown to somebody
 * who helps only where she ticked it by name, to professionals by the matrix: each line has its type.
 */
export const wishes = {
  may: { view: ["consent", "care_team", "consultation"], edit: [] },
  consent: "whole",
  // Nothing is counted as new: a wish that rests on a document hidden from a professional leaves no trace for him.
  items: { type: "own" },
  acts: {
    "wish.listed": "list",
    "directives.written": "each",
    "organ_donation.said": "each",
    "trusted_person.named": "each",
    "trusted_person.signature_noted": "each",
    "trusted_person.signature_asked": "each",
    "trusted_person.signature_withdrawn": "each",
    "trusted_person.shown": "each",
    "trusted_person.signed": "each",
    "trusted_person.declined": "each",
    "trusted_person.renounced": "each",
    "wish.revoked": "each",
    "wish.hidden_from_professionals": "each",
    "wish.shown_to_professionals": "each",
  },
  kind: "wishes",
  icon: "edit",
  page: { folder: "wishes", place: "health" },
  preview: true,
} as const satisfies Entry

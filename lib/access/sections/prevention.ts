import type { Entry } from "./entry"

/**
 * Check-ups and screenings by rules that say where they come from. Whoever is let in reads and notes what was done, as far as a rule
 * is about nothing that has to be ticked; care does not read it yet (choix de Relais).
 */
export const prevention = {
  may: {
    view: ["consent", "parental_authority"],
    // To note when something was done, and to put it off.
    act: ["consent", "parental_authority"],
    // To say what is not for the patient, and to silence.
    edit: ["parental_authority"],
  },
  consent: "whole",
  acts: {
    "prevention.listed": "list",
    "prevention.noted": "each",
    "prevention.decided": "each",
    "prevention.silenced": "each",
    "prevention.taken_back": "each",
    "prevention.told": "each",
  },
  kind: "prevention",
  icon: "plan",
  page: { folder: "prevention", place: "health" },
  preview: true,
} as const satisfies Entry

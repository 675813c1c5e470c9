import type { Entry } from "./entry"

/** The sections of its lines, in the order in which they are read. */
const HOLDS = ["allergies", "conditions", "medications", "procedures", "devices", "family_history", "lifestyle"] as const

/** Who the patient is, and the page of everything that the lines of the medical profile say. */
export const profile = {
  may: { view: ["parental_authority", "care_team", "consultation"] },
  consent: "never",
  acts: {
    "profile.listed": "list",
    "line.viewed": "daily",
    "line.added": "each",
    "line.changed": "each",
    "line.confirmed": "each",
    "line.refused": "each",
    "line.removed": "each",
    "line.restored": "each",
    "line.hidden_from_professionals": "each",
    "line.shown_to_professionals": "each",
    "line.judged": "each",
    "line.excluded": "each",
    "line.included": "each",
    "line.refill_set": "each",
    "line.refill_stopped": "each",
    "line.refill_told": "each",
  },
  kind: "profile",
  icon: "health",
  page: { folder: "profile", place: "health", holds: HOLDS },
  preview: true,
} as const satisfies Entry

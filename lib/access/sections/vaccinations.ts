import type { Entry } from "./entry"

/** The vaccination book; the matrix of rights judges its lines as "Historique des vaccinations". */
export const vaccinations = {
  may: {
    view: ["consent", "parental_authority", "care_team", "consultation", "author"],
    add: ["consent", "parental_authority", "care_team", "consultation"],
    edit: ["parental_authority"],
    act: ["parental_authority", "care_team", "consultation"],
  },
  consent: "whole",
  items: { type: "11369-6", since: "said_at" },
  acts: {
    "vaccination.listed": "list",
    "vaccination.viewed": "daily",
    "vaccination.added": "each",
    "vaccination.confirmed": "each",
    "vaccination.refused": "each",
    "vaccination.corrected": "each",
    "vaccination.removed": "each",
    "vaccination.restored": "each",
    "vaccination.hidden_from_professionals": "each",
    "vaccination.shown_to_professionals": "each",
    "vaccination.excluded": "each",
    "vaccination.included": "each",
    "vaccination.judged": "each",
    "vaccination.printed": "each",
  },
  kind: "vaccinations",
  icon: "syringe",
  page: { folder: "vaccinations", place: "health" },
  preview: true,
} as const satisfies Entry

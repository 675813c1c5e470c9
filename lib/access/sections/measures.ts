import type { Entry } from "./entry"

/** What is measured at home or in care; the matrix of rights judges it as "Mesures de signes vitaux". */
export const measures = {
  may: {
    view: ["consent", "parental_authority", "care_team", "consultation", "author"],
    add: ["consent", "parental_authority", "care_team", "consultation"],
    // To confirm or refuse what is proposed; a target besides, of a professional.
    act: ["parental_authority", "care_team", "consultation"],
    edit: ["parental_authority"],
  },
  consent: "whole",
  items: { type: "29274-8", since: "entered_at" },
  acts: {
    "measure.listed": "list",
    "measure.added": "each",
    "measure.unit_chosen": "each",
    "measure.viewed": "daily",
    "measure.confirmed": "each",
    "measure.refused": "each",
    "measure.reopened": "each",
    "measure.deleted": "each",
    "measure.restored": "each",
    "measure.hidden_from_professionals": "each",
    "measure.shown_to_professionals": "each",
    "measure.excluded": "each",
    "measure.included": "each",
    "measure.judged": "each",
    "measure.downloaded": "each",
    "measure.import_started": "each",
    "measure.imported": "each",
    "measure.import_withdrawn": "each",
    "measure.import_discarded": "each",
    "measure.target_set": "each",
    "measure.target_withdrawn": "each",
    "booklet.printed": "each",
  },
  kind: "measures",
  icon: "heart",
  page: { folder: "measures", place: "health" },
  preview: true,
} as const satisfies Entry

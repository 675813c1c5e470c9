import type { Entry } from "./entry"

/** What is measured at home or in care; the matrix of rights judges it as "Mesures de signes vitaux". */
export const measures = {
  may: {
    view: ["consent", "parental_authority", "care_team", "consultation", "author"],
    add: ["consent", "parental_authority", "care_team", "consultation"],
    // A professional's target.
    act: ["care_team", "consultation"],
  },
  consent: "whole",
  items: { type: "29274-8" },
  acts: {
    "measure.listed": "list",
    "measure.added": "each",
    "measure.unit_chosen": "each",
    "measure.downloaded": "each",
    "measure.target_set": "each",
    "measure.target_withdrawn": "each",
  },
  kind: "measures",
  icon: "heart",
  page: { folder: "measures", place: "health" },
  preview: true,
} as const satisfies Entry

import type { Entry } from "./entry"

export const careCircle = {
  may: { view: ["parental_authority", "care_team", "consultation"], edit: ["parental_authority"] },
  consent: "never",
  acts: {
    "care_circle.listed": "list",
    "care_team.added": "each",
    "care_team.removed": "each",
    "care_team.attending_chosen": "each",
    "professional.blocked": "each",
    "professional.unblocked": "each",
    "consultation.code_given": "each",
    "consultation.code_withdrawn": "each",
    "consultation.opened": "each",
    "consultation.ended": "each",
  },
  kind: "care",
  icon: "stethoscope",
  page: { folder: "care-circle", place: "help" },
} as const satisfies Entry

import type { Entry } from "./entry"

/** One page for whoever comes to help in an emergency: the same for everybody who may see it. */
export const emergencyCard = {
  may: {
    view: ["consent", "parental_authority", "care_team", "consultation"],
    edit: ["parental_authority"],
  },
  consent: "whole",
  acts: {
    "emergency_card.viewed": "daily",
    "emergency_card.changed": "each",
    "emergency_card.printed": "each",
    "emergency_card.code_given": "each",
    "emergency_card.code_withdrawn": "each",
    "emergency_card.opened_by_code": "each",
    "emergency_card.home_code_given": "each",
    "emergency_card.home_code_withdrawn": "each",
    "emergency_card.home_code_printed": "each",
    "emergency_card.opened_at_home": "each",
  },
  kind: "emergency",
  icon: "warning",
  page: { folder: "emergency-card", place: "health" },
  preview: true,
} as const satisfies Entry

import type { Entry } from "./entry"

export const profile = {
  may: { view: ["parental_authority", "care_team", "consultation"] },
  consent: "never",
  acts: {},
  kind: "visits",
  icon: "person",
} as const satisfies Entry

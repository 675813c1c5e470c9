import type { Entry } from "./entry"

/** "Ce n'est pas exact": contested by who decides for the patient, answered by whoever wrote the item; read with the item itself. */
export const rectifications = {
  may: { add: ["parental_authority"], act: ["care_team", "consultation", "author"] },
  consent: "never",
  acts: {
    "rectification.viewed": "daily",
    "rectification.asked": "each",
    "rectification.seen": "each",
    "rectification.accepted": "each",
    "rectification.refused": "each",
    "rectification.withdrawn": "each",
    "rectification.listed": "list",
  },
  kind: "rectifications",
  icon: "edit",
} as const satisfies Entry

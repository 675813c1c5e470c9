import type { Entry } from "./entry"

/** What a professional marks his own deposit with: whoever deposited something keeps lifting it, whatever ended since. */
export const marks = {
  may: { edit: ["care_team", "consultation", "author"] },
  consent: "never",
  acts: {
    "document.announced": "each",
    "document.announcement_put_off": "each",
    "document.shown_to_representatives": "each",
  },
  kind: "documents",
  icon: "document",
} as const satisfies Entry

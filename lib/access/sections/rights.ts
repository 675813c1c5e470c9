import type { Entry } from "./entry"

/** What the law gives the person, each right with where it is exercised here, and the complaints that she sent. */
export const rights = {
  may: { view: [] },
  consent: "never",
  acts: { "rights.viewed": "daily", "complaint.sent": "each", "complaint.withdrawn": "each" },
  kind: "confidentiality",
  icon: "shield",
  page: { folder: "rights", place: "more" },
} as const satisfies Entry

import type { Entry } from "./entry"

/** Whole for the person herself; whoever may not view it reads their own lines. */
export const journal = {
  may: { view: [] },
  consent: "never",
  acts: { "journal.read": "daily", "journal.copy_asked": "each", "journal.copied": "each" },
  kind: "journal",
  icon: "journal",
  page: { folder: "journal", place: "more", everybody: true, holds: ["journal", "visits"] },
} as const satisfies Entry

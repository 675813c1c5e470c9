import type { Entry } from "./entry"

/** The whole of a space as one file to take away: the person's own gesture. */
export const exports = {
  may: { act: [] },
  consent: "never",
  acts: { "export.asked": "each", "export.made": "each", "export.failed": "each", "export.taken": "each" },
  kind: "documents",
  icon: "download",
} as const satisfies Entry

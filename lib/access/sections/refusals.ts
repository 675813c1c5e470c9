import type { Entry } from "./entry"

/** What was asked for and refused. */
export const refusals = {
  may: {},
  consent: "never",
  acts: { "access.refused": "daily" },
  kind: "refusals",
  icon: "lock",
} as const satisfies Entry

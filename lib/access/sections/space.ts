import type { Entry } from "./entry"

/** The space as a whole: whoever has a basis comes in. */
export const space = {
  may: {},
  consent: "never",
  acts: { "space.opened": "each", "space.viewed": "daily", "space.listed": "daily", "space.searched": "list" },
  kind: "visits",
  icon: "home",
} as const satisfies Entry

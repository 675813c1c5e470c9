import type { Entry } from "./entry"

/** That a space is closed and erased, and that its person comes back: hers alone, and all that she may do once it is shut. */
export const closing = {
  may: { view: [], act: [] },
  consent: "never",
  acts: { "closing.viewed": "daily", "closing.asked": "each", "closing.undone": "each", "closing.erased": "each" },
  kind: "confidentiality",
  icon: "shield",
} as const satisfies Entry

import type { Entry } from "./entry"

/**
 * Who came into the space and when, never what was read: for whoever the patient asks to watch over it with her. The journal itself is
 * never shared; this stands on its page.
 */
export const visits = {
  may: { view: ["consent"] },
  consent: "whole",
  acts: { "visit.listed": "list", "visit.reported": "each" },
  kind: "journal",
  icon: "people",
} as const satisfies Entry

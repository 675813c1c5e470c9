import { permissionsOf } from "../sections"
import type { BasisModule } from "./basis"

/**
 * Who wrote or deposited something keeps reading it, and lifts the marks he set, after everything else ended. It opens no
 * space: it names the patient, and what one wrote oneself.
 */
export const author = {
  word: "author",
  side: "professional",
  governs: false,
  said: "plain",
  ties: null,
  scope: ({ actorAccountId, bases }) =>
    bases.care?.hasAuthored
      ? { basis: "author", delegationId: null, actorAccountId, permissions: permissionsOf("author"), items: { kind: "authored" } }
      : null,
} satisfies BasisModule<"author">

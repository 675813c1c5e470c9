import { permissionsOf } from "../sections"
import type { BasisModule } from "./basis"

/**
 * Who wrote or deposited something keeps reading it, and lifts the marks he set, after everything else ended. It opens no
 * space: it names the patient, and what one wrote oneself.
 */
export const author = {
  word: "author",
  side: "professional",
  rests: "deed",
  governs: false,
  said: "plain",
  ties: null,
  scope: ({ actorAccountId, bases }) =>
    bases.care?.hasAuthored
      ? { basis: "author", delegationId: null, actorAccountId, permissions: permissionsOf("author"), items: { kind: "authored" } }
      : null,
} satisfies BasisModule<"author">

/** Whether the row of a table of items was written by the actor as a professional. */
export const writtenByActor = (alias: string): string =>
  `${alias}.author_account_id = (select relais.current_actor()) and ${alias}.author_kind = 'professional'`

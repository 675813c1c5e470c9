import { permissionsOf } from "../sections"
import type { BasisModule } from "./basis"

/** The person herself, in her own space. */
export const self = {
  word: "self",
  side: "own",
  rests: "self",
  governs: true,
  said: "never",
  ties: { table: "patients", alias: "p", account: "holder_account_id", live: "" },
  scope: ({ actorAccountId, bases }) =>
    bases.holderAccountId === actorAccountId
      ? { basis: "self", delegationId: null, actorAccountId, permissions: permissionsOf("self"), items: { kind: "all" } }
      : null,
} satisfies BasisModule<"self">

import { permissionsOf, sectionOf } from "../sections"
import type { BasisModule } from "./basis"

const ALL = permissionsOf("self")
const TO_COME_BACK = ALL.filter((permission) => sectionOf(permission) === "closing")

/** The person herself, in her own space; to one that is shut she comes back, and does nothing else there. */
export const self = {
  word: "self",
  side: "own",
  rests: "self",
  governs: true,
  said: "never",
  ties: { table: "patients", alias: "p", account: "holder_account_id", live: "" },
  scope: ({ actorAccountId, bases }) =>
    bases.holderAccountId === actorAccountId
      ? {
          basis: "self",
          delegationId: null,
          actorAccountId,
          permissions: bases.isShut ? TO_COME_BACK : ALL,
          items: { kind: "all" },
        }
      : null,
} satisfies BasisModule<"self">

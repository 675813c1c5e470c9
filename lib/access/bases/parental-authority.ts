import { permissionsOf } from "../sections"
import type { BasisModule } from "./basis"
import { delegationsOf, latestOpen } from "./delegated"
import { areIn } from "./words"

const GIVEN = permissionsOf("parental_authority")
const areGiven = areIn(GIVEN)

/**
 * A holder of parental authority, for a child (Code civil, art. 371-1; CSP art. L1111-4): never to close, export, give an
 * access to others, or touch wishes. What the law gives is read from the registry at each request; what was written at the
 * review can only be too much, and is then refused.
 */
export const parentalAuthority = {
  word: "parental_authority",
  side: "caregiver",
  rests: "law",
  governs: true,
  said: "plain",
  ties: delegationsOf("parental_authority"),
  scope: (question) => {
    const open = latestOpen(question)
    if (open?.basis !== "parental_authority") return null
    if (!areGiven(open.permissions)) return "malformed"
    const { actorAccountId } = question
    return {
      basis: "parental_authority",
      delegationId: open.id,
      actorAccountId,
      permissions: GIVEN,
      items: { kind: "representative" },
    }
  },
} satisfies BasisModule<"parental_authority">

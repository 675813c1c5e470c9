import { BASES, DELEGATED } from "./bases"
import { latestOpen } from "./bases/delegated"
import { areIn } from "./bases/words"
import type { Bases, Decision, Question, Scope } from "./scope"
import { PERMISSIONS } from "./sections"

const arePermissions = areIn(PERMISSIONS)

/**
 * May this actor do all of this, for this patient, at this instant? Of several live bases one speaks alone, so that two never
 * add up to more than either.
 */
export function decideAccess(asked: {
  actorAccountId: string | null
  permissions: readonly string[]
  bases: Bases
  now: Date
}): Decision {
  const { actorAccountId, permissions } = asked
  if (!actorAccountId) return { granted: false, refusal: "no_basis" }
  if (!arePermissions(permissions)) return { granted: false, refusal: "malformed" }
  const scope = speaking({ ...asked, actorAccountId })
  if (scope === null) return { granted: false, refusal: "no_basis" }
  if (scope === "malformed") return { granted: false, refusal: "malformed" }
  const held = permissions.every((permission) => scope.permissions.includes(permission))
  return held ? { granted: true, scope } : { granted: false, refusal: "not_granted" }
}

/** The scope of the basis that speaks. An open delegation on a basis that nobody knows lets nobody in by another. */
function speaking(question: Question): Scope | "malformed" | null {
  const open = latestOpen(question)
  for (const { side, scope } of BASES) {
    if (side !== "own" && open && !DELEGATED.some((word) => word === open.basis)) return "malformed"
    const found = scope(question)
    if (found) return found
  }
  return null
}

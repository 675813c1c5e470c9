import { explainItem, type Item, type ItemReason } from "@/lib/access/items"
import { decideAccess } from "@/lib/access/policy"
import type { Bases } from "@/lib/access/scope"

export type Reader = { accountId: string; bases: Bases; now: Date }

/** Whether this person could read this item now, as the policy decides it, and the first reason that settles it. */
export function explainReader({ accountId, bases, now }: Reader, item: Item): { reads: boolean; reason: ItemReason } {
  const asked = { actorAccountId: accountId, bases, now }
  const decision = decideAccess({ ...asked, permissions: [`view:${item.section}`] })
  const keptOut = bases.care?.isBlocked ? "blocked" : "no_basis"
  if (!decision.granted) return { reads: false, reason: decision.refusal === "not_granted" ? "not_granted" : keptOut }
  const { reads, reason } = explainItem(decision.scope, item)
  return { reads, reason: reason === "no_basis" ? keptOut : reason }
}

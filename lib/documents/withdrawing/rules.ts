import type { ItemState } from "@/drizzle/vocabulary"
import { ruleValue } from "@/lib/reference/dated-rules"

/** What a deposit is called that its depositor took back: it never was for this space. */
export const WITHDRAWN: ItemState = "entered_in_error"

/** For how many hours somebody may take back what he deposited himself (choix de Relais). */
export const HOURS_TO_WITHDRAW = ruleValue("deposit_withdrawn_within").value

/** Until when one's own deposit may be taken back, and whether that is still to come. */
export type Withdrawal = { until: Date; isOpen: boolean }

type Deposit = { authorAccountId: string | null; depositedAt: Date }

/** Null for what somebody else deposited; at the hour itself it is too late. */
export function withdrawalOf({ authorAccountId, depositedAt }: Deposit, accountId: string, now: Date): Withdrawal | null {
  if (authorAccountId !== accountId) return null
  const until = new Date(depositedAt.getTime() + HOURS_TO_WITHDRAW * 3_600_000)
  return { until, isOpen: now < until }
}

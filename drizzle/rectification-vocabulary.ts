/** Where a request to correct an item stands; it never runs back. */
export const RECTIFICATION_STATES = ["sent", "seen", "accepted", "refused", "withdrawn"] as const
export type RectificationState = (typeof RECTIFICATION_STATES)[number]

/** A request that waits for its answer. */
export const OPEN_RECTIFICATIONS = ["sent", "seen"] as const satisfies readonly RectificationState[]

/** Why a request was refused (choix de Relais): it was checked, it was so on that day, it is a judgement of care, it cannot be checked. */
export const REFUSAL_REASONS = ["checked", "right_then", "judgement", "cannot_check"] as const
export type RefusalReason = (typeof REFUSAL_REASONS)[number]

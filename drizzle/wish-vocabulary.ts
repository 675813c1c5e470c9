/** What somebody wants for later, each kind with the type by which the matrix judges it (TRE_A05). */
export const WISH_TYPES = { directives: "EXPPAT_3", organ_donation: "EXPPAT_1", trusted_person: "EXPPAT_1" } as const

export const WISH_KINDS = ["directives", "trusted_person", "organ_donation"] as const
export type WishKind = (typeof WISH_KINDS)[number]

/** What became of the code by which a trusted person is asked to sign. */
export const SIGNATURE_STATUSES = ["sent", "signed", "declined", "renounced"] as const
export type SignatureStatus = (typeof SIGNATURE_STATUSES)[number]

/** Why what was wanted is in force no more. */
export const WISH_END_REASONS = ["replaced", "revoked"] as const
export type WishEndReason = (typeof WISH_END_REASONS)[number]

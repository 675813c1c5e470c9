import { createHmac } from "node:crypto"
import type { SignatureStatus } from "@/drizzle/wish-vocabulary"
import { readCode, writeCode } from "@/lib/platform/written-code"

export type { SignatureStatus }

const LENGTH = 16

/** What became of the code that was given for a wish; `expired` where nobody answered in time. */
export type Signing = {
  id: string
  state: SignatureStatus | "expired"
  expiresAt: Date
  /** Who answered, as the identity provider says it, and when; since when somebody who signed is it no longer. */
  signerName: string | null
  answeredAt: Date | null
  renouncedAt: Date | null
}

/** Whether there is something to ask again: nobody has signed, and nobody can any more. */
export const isOver = ({ state }: Signing): boolean => state !== "sent" && state !== "signed"

/** The code of a request to sign: 80 bits, out of the portal's secret, so that it can be shown again and is kept nowhere. */
export function signatureCode(secret: string, signatureId: string, expiresAt: Date): string {
  const digest = createHmac("sha256", secret).update(`signature code|${signatureId}|${expiresAt.toISOString()}`).digest()
  return writeCode(digest, LENGTH)
}

/** A code as somebody typed it; null when it cannot be one. */
export const parseSignatureCode = (typed: string): string | null => readCode(typed, LENGTH)

/** What the database keeps of a code: it finds the request and tells nothing. */
export const hashSignatureCode = (secret: string, code: string): Buffer =>
  createHmac("sha256", secret).update(`signature|${code}`).digest()

import { createHmac } from "node:crypto"
import { readCode, writeCode } from "@/lib/platform/written-code"

/** Eight letters, 40 bits: with five tries in ten minutes and ten minutes of life, nobody finds one by trying. */
const CODE_LENGTH = 8

/**
 * The code of one row. It follows from the portal's secret, so that a page without script can show it again while it
 * lives, and the database holds nothing from which it could be read.
 */
export function consultationCode(secret: string, codeId: string): string {
  return writeCode(createHmac("sha256", secret).update(`consultation code|${codeId}`).digest(), CODE_LENGTH)
}

/** A code as a professional types it; null when it cannot be one. */
export function parseConsultationCode(typed: string): string | null {
  return readCode(typed, CODE_LENGTH)
}

/** What the database keeps of a code: HMAC-SHA-256 under the portal's secret. */
export function hashConsultationCode(secret: string, code: string): Buffer {
  return createHmac("sha256", secret).update(`consultation|${code}`).digest()
}

/** Where a code of the patient stands: ready to be given, used by a professional, or of no use any more. */
export type CodeState = "live" | "used" | "over"

/** Used stands above expired: the patient is told who came although the ten minutes are over. */
export function codeStateAt(code: { expiresAt: Date; usedAt: Date | null; withdrawnAt: Date | null }, now: Date): CodeState {
  if (code.usedAt) return "used"
  return code.withdrawnAt || code.expiresAt <= now ? "over" : "live"
}

import { createHmac, randomBytes } from "node:crypto"
import { readCode, writeCode } from "@/lib/platform/written-code"

/** Eight letters, 40 bits: with five tries in ten minutes and ten minutes of life, nobody finds one by trying. */
const CODE_LENGTH = 8

/** A new code for one consultation; the database keeps its hash only, so that it is shown once. */
export function newConsultationCode(): string {
  return writeCode(randomBytes(CODE_LENGTH), CODE_LENGTH)
}

/** A code as a professional types it; null when it cannot be one. */
export function parseConsultationCode(typed: string): string | null {
  return readCode(typed, CODE_LENGTH)
}

/** What the database keeps of a code: HMAC-SHA-256 under the portal's secret. */
export function hashConsultationCode(secret: string, code: string): Buffer {
  return createHmac("sha256", secret).update(`consultation|${code}`).digest()
}

/** Fewer different bytes than this are never drawn by chance in thirty-two, be they raw, hexadecimal or base64. */
const LEAST_DIFFERENT = 8

/** Whether a secret was written by hand rather than drawn: one character, a few of them, or the same words again and again. */
export function isWeak(secret: Uint8Array): boolean {
  return new Set(secret).size < LEAST_DIFFERENT || isRepeated(secret)
}

function isRepeated(secret: Uint8Array): boolean {
  const periods = Array.from({ length: Math.floor(secret.length / 2) }, (_, at) => at + 1)
  return periods.some((period) => secret.every((byte, at) => at < period || byte === secret[at - period]))
}

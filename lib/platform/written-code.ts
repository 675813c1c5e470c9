/** Crockford's letters: no I, L, O or U, so that a code read aloud or copied by hand is the same code. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const BITS = 5

/** Writes the first `length` letters of a code, five bits each, from at least as many bytes as that takes. */
export function writeCode(bytes: Buffer, length: number): string {
  let bits = 0n
  const count = Math.ceil((length * BITS) / 8)
  for (const byte of bytes.subarray(0, count)) bits = (bits << 8n) | BigInt(byte)
  const spare = count * 8 - length * BITS
  const letter = (place: number) => ALPHABET[Number((bits >> BigInt(spare + BITS * (length - 1 - place))) & 31n)]
  return Array.from({ length }, (_, place) => letter(place)).join("")
}

/** Reads a code as somebody typed it: spaces, dashes and small letters allowed, O for 0, I and L for 1; null when it is none. */
export function readCode(text: string, length: number): string | null {
  const typed = text
    .replace(/[\s\p{Pd}.]/gu, "")
    .toUpperCase()
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1")
  return typed.length === length && [...typed].every((letter) => ALPHABET.includes(letter)) ? typed : null
}

/** A code as people write it down: groups of four. */
export function groupedCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, "$1-")
}

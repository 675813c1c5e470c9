/** What Windows writes at the places that Latin-1 leaves to control characters, from 0x80 on; a hole is the control character itself. */
const WRITTEN = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"

/**
 * Reads bytes as Windows-1252, which Latin-1 is a part of. The runtime's own decoder reads them as Latin-1 (Node 24.9), by which an "Œ" or a
 * "’" becomes a control character that nobody sees.
 */
export function readWindowsText(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1")
  return latin.replace(/[\u0080-\u009f]/g, (letter) => WRITTEN[letter.charCodeAt(0) - 0x80] ?? letter)
}

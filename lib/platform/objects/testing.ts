import type { ObjectSource } from "./store"

/** Bytes that come in these pieces. */
export const inPieces = (...pieces: Uint8Array[]): ObjectSource => ({
  size: pieces.reduce((size, piece) => size + piece.byteLength, 0),
  async *read() {
    yield* pieces
  },
})

/** A source of so many bytes that breaks off after `after` of them; `sound` is how often it is read whole before. */
export function breakingOff(size: number, after: number, sound = 0): ObjectSource {
  let read = 0
  const piece = 64 * 1024
  return {
    size,
    async *read() {
      const end = read++ < sound ? size : after
      for (let at = 0; at < end; at += piece) yield Buffer.alloc(Math.min(piece, end - at))
      if (end < size) throw new Error("the person's connection was lost")
    },
  }
}

import { randomBytes } from "node:crypto"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { ciphertextLength, decryptStream, encryptStream, TamperedError } from "./encryption"

const SEGMENT = 64 * 1024
const HEADER = 33
const key = randomBytes(32)
const context = { patientId: "patient-1", documentId: "document-1", version: 1 }

async function* inPieces(bytes: Uint8Array, size = 10_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const encrypt = (plain: Uint8Array, as = context, piece?: number) => collect(encryptStream(inPieces(plain, piece), key, as))
const decrypt = (bytes: Uint8Array, as = context, withKey = key) => collect(decryptStream(inPieces(bytes), withKey, as))

describe("What was encrypted is read again, byte for byte", () => {
  const sizes = [0, 1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 2 * SEGMENT, 3 * SEGMENT + 17]
  test.each(sizes)("when it is %i bytes long, and it takes the room that was foretold", async (size) => {
    const plain = randomBytes(size)
    const encrypted = await encrypt(plain)
    expect(encrypted.length).toBe(ciphertextLength(size))
    expect((await decrypt(encrypted)).equals(plain)).toBe(true)
  })

  test("however it is cut into pieces on the way", async () => {
    const plain = randomBytes(SEGMENT + 100)
    const property = fc.asyncProperty(
      fc.integer({ min: 1, max: 2 * SEGMENT }),
      fc.integer({ min: 1, max: 2 * SEGMENT }),
      async (one, two) => {
        const encrypted = await encrypt(plain, context, Math.max(one, 50))
        const read = await collect(decryptStream(inPieces(encrypted, Math.max(two, 50)), key, context))
        expect(read.equals(plain)).toBe(true)
      },
    )
    await fc.assert(property, { numRuns: 30 })
  })

  test("and the same bytes under the same key never look the same twice", async () => {
    const plain = Buffer.alloc(100)
    const [one, two] = [await encrypt(plain), await encrypt(plain)]
    expect(one.subarray(HEADER).equals(two.subarray(HEADER))).toBe(false)
  })
})

describe("What is not what was encrypted is never served", () => {
  const plain = randomBytes(3 * SEGMENT + 5)
  const segment = (bytes: Buffer, index: number) =>
    bytes.subarray(HEADER + index * (SEGMENT + 16), HEADER + (index + 1) * (SEGMENT + 16))

  test("when any byte was changed", async () => {
    const small = await encrypt(randomBytes(40))
    for (let at = 0; at < small.length; at++) {
      const changed = Buffer.from(small)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      await expect(decrypt(changed)).rejects.toThrow(TamperedError)
    }
  })

  test("when it was cut, anywhere and between two segments", async () => {
    const encrypted = await encrypt(plain)
    const segmentEnds = [0, 1, 2, 3].map((index) => HEADER + index * (SEGMENT + 16))
    for (const length of [0, 1, HEADER - 1, ...segmentEnds, encrypted.length - 17, encrypted.length - 1]) {
      await expect(decrypt(encrypted.subarray(0, length)), `${length} bytes`).rejects.toThrow(TamperedError)
    }
  })

  test("when something was added", async () => {
    const encrypted = await encrypt(plain)
    await expect(decrypt(Buffer.concat([encrypted, Buffer.alloc(1)]))).rejects.toThrow(TamperedError)
    await expect(decrypt(Buffer.concat([encrypted, segment(encrypted, 1)]))).rejects.toThrow(TamperedError)
  })

  test("when its segments were exchanged, repeated or left out", async () => {
    const encrypted = await encrypt(plain)
    const pieces = [0, 1, 2, 3].map((index) => segment(encrypted, index))
    const order = (...indexes: number[]) =>
      Buffer.concat([encrypted.subarray(0, HEADER), ...indexes.map((index) => pieces[index] ?? Buffer.alloc(0))])
    expect((await decrypt(order(0, 1, 2, 3))).equals(plain)).toBe(true)
    for (const wrong of [order(1, 0, 2, 3), order(0, 0, 1, 2, 3), order(0, 2, 3), order(1, 2, 3), order(0, 1, 3)]) {
      await expect(decrypt(wrong)).rejects.toThrow(TamperedError)
    }
  })

  test("when it is another patient's, another document's, another version's, or under another key", async () => {
    const encrypted = await encrypt(plain)
    await expect(decrypt(encrypted, { ...context, patientId: "patient-2" })).rejects.toThrow(TamperedError)
    await expect(decrypt(encrypted, { ...context, documentId: "document-2" })).rejects.toThrow(TamperedError)
    await expect(decrypt(encrypted, { ...context, version: 2 })).rejects.toThrow(TamperedError)
    await expect(decrypt(encrypted, context, randomBytes(32))).rejects.toThrow(TamperedError)
  })

  test("when a segment of another object under the same key took its place", async () => {
    const [one, two] = [await encrypt(plain), await encrypt(plain)]
    const mixed = Buffer.concat([one.subarray(0, HEADER), segment(two, 0), one.subarray(HEADER + SEGMENT + 16)])
    await expect(decrypt(mixed)).rejects.toThrow(TamperedError)
  })

  test("and of a long object, only segments that were verified come out before the fault", async () => {
    const encrypted = await encrypt(plain)
    encrypted.writeUInt8(encrypted.readUInt8(HEADER + 2 * (SEGMENT + 16) + 9) ^ 1, HEADER + 2 * (SEGMENT + 16) + 9)
    const released: Uint8Array[] = []
    const read = async () => {
      for await (const chunk of decryptStream(inPieces(encrypted), key, context)) released.push(chunk)
    }
    await expect(read()).rejects.toThrow(TamperedError)
    expect(Buffer.concat(released).equals(plain.subarray(0, 2 * SEGMENT))).toBe(true)
  })
})

test("An identifier that holds the separator is no identifier", async () => {
  await expect(encrypt(Buffer.alloc(1), { ...context, patientId: "a|b" })).rejects.toThrow(RangeError)
})

test("A long object is read and written a segment at a time, never held whole", async () => {
  let taken = 0
  async function* source() {
    for (let piece = 0; piece < 1600; piece++) {
      taken += 10_000
      yield new Uint8Array(10_000)
    }
  }
  let given = 0
  let held = 0
  for await (const chunk of decryptStream(encryptStream(source(), key, context), key, context)) {
    held = Math.max(held, taken - given)
    given += chunk.byteLength
  }
  expect(given).toBe(16_000_000)
  expect(held).toBeLessThan(4 * SEGMENT)
})

import { expect, it } from "vitest"
import { readWindowsText } from "./windows-text"

const read = (...bytes: number[]) => readWindowsText(Uint8Array.from(bytes))

it("What Windows writes is read as it was written: ligatures, quotation marks, the euro", () => {
  expect(read(0x8c, 0x53, 0x54, 0x52)).toBe("ŒSTR")
  expect(read(0x6c, 0x92, 0xe9, 0x74, 0xe9)).toBe("l’été")
  expect(read(0x80, 0x82, 0x85, 0x96, 0x99, 0x9c, 0x9f)).toBe("€‚…–™œŸ")
})

it("Latin-1 and plain letters are as they are, and no byte is lost", () => {
  expect(read(0x41, 0xa0, 0xb5, 0xff)).toBe("A\u00a0µÿ")
  const all = readWindowsText(Uint8Array.from({ length: 256 }, (_, byte) => byte))
  expect(all).toHaveLength(256)
  expect(new Set(all).size).toBe(256)
})

it("A part of a larger buffer is read by itself", () => {
  expect(readWindowsText(Buffer.from("xéy", "latin1").subarray(1, 2))).toBe("é")
})

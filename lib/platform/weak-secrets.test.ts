import { randomBytes } from "node:crypto"
import { expect, test } from "vitest"
import { isWeak } from "./weak-secrets"

test.each([
  ["one character", Buffer.from("a".repeat(32))],
  ["zeros", Buffer.alloc(32)],
  ["seven characters", Buffer.from("abcdefgabcdefgaabcdefgabcdefgaab")],
  ["a word written again and again", Buffer.from("change-me-nowchange-me-nowchange-me-now")],
  ["a key written twice", Buffer.concat([Buffer.from("0123456789abcdef"), Buffer.from("0123456789abcdef")])],
])("An operator does not protect people with %s", (_, secret) => {
  expect(isWeak(secret)).toBe(true)
})

test("What chance drew is strong, raw or written in any way", () => {
  for (let round = 0; round < 1000; round++) {
    const drawn = randomBytes(32)
    expect(isWeak(drawn)).toBe(false)
    expect(isWeak(Buffer.from(drawn.toString("hex").slice(0, 32)))).toBe(false)
    expect(isWeak(Buffer.from(drawn.toString("base64")))).toBe(false)
  }
})

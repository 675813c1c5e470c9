import { existsSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { LONGEST, rankOf } from "./longest-first"

test("Every file that is begun first is there, once", () => {
  expect(LONGEST.filter((file) => !existsSync(join(import.meta.dirname, "../..", file)))).toEqual([])
  expect(new Set(LONGEST).size).toBe(LONGEST.length)
})

test("The longest is begun first, and what is not named after all that is", () => {
  expect(LONGEST.map(rankOf)).toEqual(LONGEST.map((_, place) => place))
  expect(rankOf("lib/words/other.test.ts")).toBe(LONGEST.length)
})

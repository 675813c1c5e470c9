import { expect, test } from "vitest"
import { shardOf } from "./shard"

test.each([
  [[], { text: "1/1", isFirst: true, isWhole: true }],
  [["--shard", "1/3"], { text: "1/3", isFirst: true, isWhole: false }],
  [["--deep", "--shard=3/3"], { text: "3/3", isFirst: false, isWhole: false }],
])("Asked for %j, the tests run the part that is meant", (args, expected) => {
  expect(shardOf(args)).toEqual(expected)
})

test.each(["4/3", "0/3", "x", "1/0", ""])("A part called %j is refused", (text) => {
  expect(() => shardOf(["--shard", text])).toThrow("--shard takes")
})

import { describe, expect, it } from "vitest"
import { type Permission, permissionsOf } from "@/lib/access/sections"
import { blocksFor, type HomeBlock, rowsOf } from "./rules"

const ALL: HomeBlock[] = ["answers", "appointments", "news", "gestures", "prevention", "measures", "came"]

/** Who comes in, with what, and what they may find on the first page. */
const WHO: [who: string, permissions: readonly Permission[], blocks: HomeBlock[]][] = [
  ["the person herself", permissionsOf("self"), ALL],
  [
    "a parent",
    permissionsOf("parental_authority"),
    ["answers", "appointments", "news", "gestures", "prevention", "measures", "access"],
  ],
  ["who may read documents and nothing else", ["view:documents"], ["news", "gestures", "access"]],
  ["who only adds documents", ["add:documents"], ["gestures", "access"]],
  ["who may read measures and nothing else", ["view:measures"], ["news", "gestures", "measures", "access"]],
  ["who only adds measures", ["add:measures"], ["access"]],
  ["who may read the treatments and nothing else", ["view:medications"], ["news", "gestures", "access"]],
  ["who may read the wishes and nothing else", ["view:wishes"], ["gestures", "access"]],
  ["who is there for emergencies only", ["view:emergency_card", "view:emergency_contacts"], ["access"]],
  ["who may read the agenda and nothing else", ["view:appointments", "act:appointments"], ["appointments", "access"]],
  ["who reads prevention and nothing else", ["view:prevention", "act:prevention"], ["prevention", "access"]],
  ["who may nothing yet", [], ["access"]],
]

describe("The first page of a space", () => {
  it.each(WHO)("holds for %s", (_, permissions, blocks) => {
    expect(blocksFor((permission) => permissions.includes(permission))).toEqual(blocks)
  })

  it("holds seven blocks at most, whoever comes in", () => {
    for (const [, permissions] of WHO) expect(blocksFor((one) => permissions.includes(one)).length).toBeLessThanOrEqual(7)
  })

  it.each<[blocks: HomeBlock[], rows: ReturnType<typeof rowsOf>]>([
    [
      ALL,
      [
        { main: "news", side: ["gestures", "prevention"] },
        { main: "measures", side: ["came"] },
      ],
    ],
    [["news", "gestures", "access"], [{ main: "news", side: ["gestures", "access"] }]],
    [
      ["gestures", "measures", "came"],
      [
        { main: null, side: ["gestures"] },
        { main: "measures", side: ["came"] },
      ],
    ],
    [["answers", "gestures", "came"], [{ main: null, side: ["gestures", "came"] }]],
    [
      ["news", "measures"],
      [
        { main: "news", side: [] },
        { main: "measures", side: [] },
      ],
    ],
    [["access"], [{ main: null, side: ["access"] }]],
    [[], []],
  ])("is read in its order, with no empty column: %j", (blocks, rows) => {
    expect(rowsOf(blocks)).toEqual(rows)
    const read = rows.flatMap(({ main, side }) => (main ? [main, ...side] : side))
    expect(read).toEqual(blocks.filter((block) => block !== "answers" && block !== "appointments"))
  })
})

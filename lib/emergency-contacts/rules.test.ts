import { describe, expect, test } from "vitest"
import { dialled, isTelephone, movedUp } from "./rules"

describe("A telephone number", () => {
  test.each(["112", "06 12 34 56 78", "06.12.34.56.78", "+33 (0)6 12 34 56 78", "+32-2-123-45-67", "123456789012345"])(
    "is taken as a person writes it: %s",
    (typed) => expect(isTelephone(typed)).toBe(true),
  )

  test.each(["", "15", "chez elle", "06 12 34 56 78 le soir", "1234567890123456", "06;12", "<script>"])("is none: %s", (typed) =>
    expect(isTelephone(typed)).toBe(false),
  )

  test.each([
    ["06 12 34 56 78", "tel:0612345678"],
    ["+33 (0)6 12 34 56 78", "tel:+33612345678"],
    ["112", "tel:112"],
  ])("is dialled without what only helps to read it: %s", (typed, link) => expect(dialled(typed)).toBe(link))
})

describe("The order of the people to call", () => {
  test.each([
    ["c", ["a", "c", "b"]],
    ["b", ["b", "a", "c"]],
    ["a", ["a", "b", "c"]],
    ["d", ["a", "b", "c"]],
  ])("has %s one place higher, as far as there is one", (id, order) => expect(movedUp(["a", "b", "c"], id)).toEqual(order))
})

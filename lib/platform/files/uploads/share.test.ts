import { expect, test } from "vitest"
import { enterUpload } from "./share"

test("An account has eight uploads at once and no more, by however many sessions; another has its own", () => {
  const leave = Array.from({ length: 8 }, () => enterUpload("jeanne"))
  expect(leave.every(Boolean)).toBe(true)
  expect(enterUpload("jeanne")).toBeNull()
  const other = enterUpload("claire")
  expect(other).not.toBeNull()
  leave[0]?.()
  const again = enterUpload("jeanne")
  expect(again).not.toBeNull()
  expect(enterUpload("jeanne")).toBeNull()
  for (const end of [...leave.slice(1), again, other]) end?.()
  expect(enterUpload("jeanne")).not.toBeNull()
})

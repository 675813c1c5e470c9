import { expect, test } from "vitest"
import { overBudget } from "./budget"

const GIVEN = { lint: 10, build: 10, types: 10, code: 10, http: 10, browser: 10, statements: 10 }

test("A part may take what the budget gives it, and is named when it takes more", () => {
  const parts = [
    { name: "code" as const, seconds: 10 },
    { name: "browser" as const, seconds: 10.6 },
  ]
  expect(overBudget(parts, GIVEN)).toEqual(["browser took 11 seconds; bin/testing/budget.json gives it 10."])
})

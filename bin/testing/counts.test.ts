import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { countCheck, countPlaywright, countVitest, sum } from "./counts"

const written = (report: object) => {
  const file = join(mkdtempSync(join(tmpdir(), "counts-")), "report.json")
  writeFileSync(file, JSON.stringify(report))
  return file
}
const vitest = (passed: number, failed: number, testResults: object[] = []) =>
  written({ numPassedTests: passed, numFailedTests: failed, numPendingTests: 0, testResults })
const playwright = (stats: object, errors: object[] = []) =>
  written({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors })

test.each([
  ["every test passes", () => countVitest(vitest(7, 0), 0), { passed: 7, failed: 0 }],
  ["one test fails", () => countVitest(vitest(6, 1), 1), { passed: 6, failed: 1 }],
  [
    "a file cannot be loaded",
    () => countVitest(vitest(6, 0, [{ status: "failed", assertionResults: [] }]), 1),
    { passed: 6, failed: 1 },
  ],
  ["no test ran", () => countVitest(vitest(0, 0), 0), { passed: 0, failed: 1 }],
  ["the run ended badly after its tests", () => countVitest(vitest(3, 0), 1), { passed: 3, failed: 1 }],
  ["there is no report", () => countVitest("/nowhere.json", 0), { passed: 0, failed: 1 }],
  [
    "a browser test passed at its second try",
    () => countPlaywright(playwright({ expected: 2, flaky: 1 }), 0),
    { passed: 2, failed: 1 },
  ],
  ["a browser could not start", () => countPlaywright(playwright({}, [{}]), 1), { passed: 0, failed: 1 }],
])("A person who reads the last line sees the truth when %s", (_what, count, expected) => {
  expect(count()).toMatchObject(expected)
})

test("A check that holds is no test, and one that does not is a failure", () => {
  expect(countCheck(true)).toEqual({ passed: 0, failed: 0, skipped: 0 })
  expect(countCheck(false)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test("The last line adds up every part", () => {
  const one = { passed: 1, failed: 2, skipped: 3 }
  expect(sum([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 })
})

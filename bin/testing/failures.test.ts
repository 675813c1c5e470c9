import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { failuresOfPlaywright, failuresOfVitest } from "./failures"

const written = (report: object) => {
  const file = join(mkdtempSync(join(tmpdir(), "failures-")), "report.json")
  writeFileSync(file, JSON.stringify(report))
  return file
}
const root = new URL("../../", import.meta.url).pathname

test("A test of vitest that failed is named with the first lines of why", () => {
  const message = ["AssertionError: \u001b[31mexpected 1 to be 2\u001b[39m", "", ...Array(20).fill("    at x.ts:1:1")].join("\n")
  const report = written({
    testResults: [
      {
        name: `${root}lib/x.test.ts`,
        status: "failed",
        assertionResults: [
          { status: "passed", fullName: "It holds", failureMessages: [] },
          { status: "failed", fullName: "It counts", failureMessages: [message] },
        ],
      },
      { name: `${root}lib/y.test.ts`, status: "failed", message: "SyntaxError: no", assertionResults: [] },
      { name: `${root}lib/z.test.ts`, status: "passed", message: "", assertionResults: [] },
    ],
  })
  const [counted, unloaded, ...others] = failuresOfVitest(report)
  expect(others).toEqual([])
  expect(unloaded).toBe("✗ lib/y.test.ts\n    SyntaxError: no")
  expect(counted?.split("\n").slice(0, 2)).toEqual(["✗ lib/x.test.ts › It counts", "    AssertionError: expected 1 to be 2"])
  expect(counted?.split("\n")).toHaveLength(9)
})

test("A test in a browser that failed is named, in a group too, and one that passed is not", () => {
  const spec = (title: string, status: string) => ({
    file: "x.spec.ts",
    title,
    tests: [{ status, results: [{ errors: [{ message: `${title} broke` }] }] }],
  })
  const report = written({
    errors: [{ message: "No browser" }],
    suites: [{ specs: [spec("one", "expected")], suites: [{ specs: [spec("two", "unexpected"), spec("three", "flaky")] }] }],
  })
  expect(failuresOfPlaywright(report)).toEqual([
    "✗ browser\n    No browser",
    "✗ e2e/x.spec.ts › two\n    two broke",
    "✗ e2e/x.spec.ts › three\n    three broke",
  ])
})

test("Where there is no report nothing is named", () => {
  expect([...failuresOfVitest("/nowhere.json"), ...failuresOfPlaywright("/nowhere.json")]).toEqual([])
})

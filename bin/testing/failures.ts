import { existsSync, readFileSync } from "node:fs"
import { relative } from "node:path"
import { stripVTControlCharacters } from "node:util"

const ROOT = new URL("../../", import.meta.url).pathname
/** Lines of what went wrong that are told again: a whole trace stands further up, where it happened. */
const MOST_LINES = 8

type VitestReport = {
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[]
  }[]
}

/** Which tests of vitest failed and why, for a file that could not be loaded the file; nothing where there is no report. */
export function failuresOfVitest(report: string): string[] {
  return (read<VitestReport>(report)?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === "failed")
    if (failed.length === 0) return status === "failed" ? [told(relative(ROOT, name), message ?? "")] : []
    return failed.map((one) => told(`${relative(ROOT, name)} › ${one.fullName}`, one.failureMessages?.join("\n") ?? ""))
  })
}

type Suite = {
  suites?: Suite[]
  specs?: { file: string; title: string; tests: { status: string; results: { errors?: { message?: string }[] }[] }[] }[]
}

/** Which tests of Playwright failed and why, those that passed at a second try with them. */
export function failuresOfPlaywright(report: string): string[] {
  const { suites = [], errors = [] } = read<Suite & { errors?: { message?: string }[] }>(report) ?? {}
  return [...errors.map(({ message }) => told("browser", message ?? "")), ...suites.flatMap(failuresOfSuite)]
}

function failuresOfSuite({ suites = [], specs = [] }: Suite): string[] {
  const failed = specs.flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ results }) => {
        const errors = results.flatMap((result) => result.errors ?? [])
        return told(`e2e/${file} › ${title}`, errors.map(({ message }) => message ?? "").join("\n"))
      }),
  )
  return [...failed, ...suites.flatMap(failuresOfSuite)]
}

function told(test: string, message: string): string {
  const lines = stripVTControlCharacters(message)
    .split("\n")
    .filter((line) => line.trim() !== "")
  return [`✗ ${test}`, ...lines.slice(0, MOST_LINES).map((line) => `    ${line}`)].join("\n")
}

function read<Report>(file: string): Report | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Report) : undefined
}

import { existsSync, readFileSync } from "node:fs"

export type Counts = { passed: number; failed: number; skipped: number }

export const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 }

export const sum = (counts: Counts[]): Counts =>
  counts.reduce(
    (all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed, skipped: all.skipped + one.skipped }),
    NOTHING,
  )

/** A check is no test: one that holds counts for nothing, one that does not hold is a failure. */
export const countCheck = (holds: boolean): Counts => (holds ? NOTHING : { ...NOTHING, failed: 1 })

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

/** What vitest counted; a file that could not even be loaded is a failure although it holds no test. */
export function countVitest(file: string, exitCode: number): Counts {
  const report = readReport<VitestReport>(file)
  if (!report) return { ...NOTHING, failed: 1 }
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  )
  return honest(
    { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length, skipped: report.numPendingTests },
    exitCode,
  )
}

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  errors: unknown[]
}

/** What Playwright counted; a test that passed only at its second try has failed. */
export function countPlaywright(file: string, exitCode: number): Counts {
  const report = readReport<PlaywrightReport>(file)
  if (!report) return { ...NOTHING, failed: 1 }
  const { expected, unexpected, flaky, skipped } = report.stats
  return honest({ passed: expected, failed: unexpected + flaky + report.errors.length, skipped }, exitCode)
}

function readReport<Report>(file: string): Report | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Report) : undefined
}

/** A run that ended badly, or that ran nothing, never looks like a success. */
function honest(counts: Counts, exitCode: number): Counts {
  const silentFailure = counts.failed === 0 && (exitCode !== 0 || counts.passed === 0)
  return silentFailure ? { ...counts, failed: 1 } : counts
}

import { mkdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { ensureBuilt } from "@/bin/stack/build"
import { takeDataFolder } from "@/bin/stack/data-folder"
import { freePort } from "@/bin/stack/embedded-postgres"
import { type Stack, startStack } from "@/bin/stack/stack"
import { findChromium } from "./find-chromium"
import { inOneSentence, runCommand } from "./run-command"
import { seed } from "./seed"
import { overBudget, type PartName, type Timed, timeTable } from "./testing/budget"
import { type Counts, countCheck, countPlaywright, countVitest, NOTHING, sum } from "./testing/counts"
import { failuresOfPlaywright, failuresOfVitest } from "./testing/failures"
import { shardOf } from "./testing/shard"
import { checkStatements } from "./testing/statements"
import { endTools, runTool } from "./testing/tools"

const WORK = join(import.meta.dirname, "../.test")
const STATEMENTS = join(WORK, "statements.jsonl")
const report = (name: PartName) => join(WORK, `${name}.json`)
const isDeep = process.argv.includes("--deep")
const shard = shardOf(process.argv)
let stack: Promise<Stack & { release(): void }> | undefined

type Part = [name: PartName, title: string, run: () => Promise<Counts>]

const CHECKS: Part[] = [
  ["lint", "Lint and format", async () => countCheck((await runTool("@biomejs/biome/bin/biome", ["check", "."])) === 0)],
  ["types", "Types", checkTypes],
]
const TESTS: Part[] = [
  ["build", "Build", build],
  ["code", "Tests of the code, on a real Postgres", () => testWithVitest("code")],
  [
    "http",
    "Tests over HTTP, on the whole demo",
    async () => testWithVitest("http", ["--config", "e2e/http/vitest.config.ts"], await stand()),
  ],
  ["browser", "Tests in a browser, on the whole demo", testInBrowser],
  ["statements", "Every statement on a patient's table names the patient", testStatements],
]

/** Next writes the types of the addresses first: a fresh clone has none. */
async function checkTypes(): Promise<Counts> {
  const isWritten = (await runTool("next/dist/bin/next", ["typegen"])) === 0
  return countCheck(isWritten && (await runTool("typescript/bin/tsc", ["--noEmit"])) === 0)
}

/** Runs everything, each part although an earlier one failed, and ends with one counted line. */
async function main() {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void abandon())
  rmSync(WORK, { recursive: true, force: true })
  mkdirSync(WORK, { recursive: true, mode: 0o711 })
  if (isDeep) process.env.RELAIS_DEEP = "1"
  const counts: Counts[] = []
  const timed: Timed[] = []
  for (const [name, title, run] of shard.isFirst ? [...CHECKS, ...TESTS] : TESTS) {
    console.log(`\n── ${title}`)
    const started = Date.now()
    counts.push(await run().catch(tellFailure))
    timed.push({ name, seconds: (Date.now() - started) / 1000 })
  }
  await fall()
  const late = isDeep ? [] : overBudget(timed)
  counts.push(...late.map(() => countCheck(false)))
  tell(sum(counts), timed, late)
}

function tell({ passed, failed, skipped }: Counts, timed: readonly Timed[], late: readonly string[]) {
  const seconds = timed.reduce((all, part) => all + part.seconds, 0)
  // The end is what is read first, and what a build machine keeps.
  const failures = [
    ...failuresOfVitest(report("code")),
    ...failuresOfVitest(report("http")),
    ...failuresOfPlaywright(report("browser")),
  ]
  for (const failure of failures) console.error(`\n${failure}`)
  console.log(`\n${timeTable(timed)}`)
  for (const sentence of late) console.error(sentence)
  console.log(`\n${skipped} skipped, ${Math.round(seconds)} seconds${shard.isWhole ? "" : `, part ${shard.text}`}`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
}

function tellFailure(error: unknown): Counts {
  console.error(inOneSentence(error))
  return { ...NOTHING, failed: 1 }
}

async function build(): Promise<Counts> {
  await ensureBuilt(console.log)
  return NOTHING
}

async function testWithVitest(name: PartName, args: string[] = [], environment: Record<string, string> = {}): Promise<Counts> {
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report(name)}`, `--shard=${shard.text}`]
  const code = await runTool("vitest/vitest.mjs", ["run", ...args, ...reporters], { ...process.env, ...environment })
  return countVitest(report(name), code)
}

async function testInBrowser(): Promise<Counts> {
  const environment = {
    ...process.env,
    ...(await stand()),
    // The tests of the browser make their people with the portal's own code, which says that it is server code.
    NODE_OPTIONS: "--conditions=react-server",
    PLAYWRIGHT_CHROMIUM_PATH: await findChromium(console.log),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report("browser"),
  }
  const args = ["test", "--config=e2e/playwright.config.ts", "--reporter=dot,json", `--shard=${shard.text}`]
  return countPlaywright(report("browser"), await runTool("@playwright/test/cli.js", args, environment))
}

/** What the portal and the worker asked Postgres in the tests that visited them. */
async function testStatements(): Promise<Counts> {
  const { read, faults } = checkStatements(STATEMENTS)
  for (const fault of faults) console.error(fault)
  console.log(`${read} different statements were read.`)
  return countCheck(faults.length === 0)
}

/** The stack that HTTP and the browser visit, started at need; gives what its processes are told. */
async function stand(): Promise<Record<string, string>> {
  stack ??= start()
  return (await stack).environment
}

async function start() {
  const { folder, release } = takeDataFolder(join(WORK, "data"))
  process.env.STATEMENTS_FILE = STATEMENTS
  const ports = { port: await freePort(), identityPort: await freePort() }
  const started = await startStack({ folder, ...ports, durable: false, say: console.log, seed })
  delete process.env.STATEMENTS_FILE
  return { ...started, release }
}

async function fall() {
  const standing = await stack?.catch(() => undefined)
  await standing?.stop()
  standing?.release()
}

/** Somebody stopped the run: nothing that it started stays behind. */
async function abandon() {
  endTools()
  await fall()
  process.exit(1)
}

await runCommand(main)

import { type ChildProcess, spawn } from "node:child_process"
import { mkdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { ensureBuilt } from "@/bin/stack/build"
import { takeDataFolder } from "@/bin/stack/data-folder"
import { freePort } from "@/bin/stack/embedded-postgres"
import { type Stack, startStack } from "@/bin/stack/stack"
import { checkStatements } from "./check-statements"
import { findChromium } from "./find-chromium"
import { inOneSentence, runCommand } from "./run-command"
import { seed } from "./seed"
import { type Counts, countCheck, countPlaywright, countVitest, NOTHING, sum } from "./test-counts"

const ROOT = join(import.meta.dirname, "..")
const WORK = join(ROOT, ".test")
const VITEST_REPORT = join(WORK, "vitest.json")
const PLAYWRIGHT_REPORT = join(WORK, "playwright.json")
const STATEMENTS = join(WORK, "statements.jsonl")
const running = new Set<ChildProcess>()
let stack: Stack | undefined

/** Runs everything, each part although an earlier one failed, and ends with one counted line. */
async function main() {
  const started = Date.now()
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void abandon())
  rmSync(WORK, { recursive: true, force: true })
  mkdirSync(WORK, { recursive: true, mode: 0o711 })
  if (process.argv.includes("--deep")) process.env.RELAIS_DEEP = "1"
  const parts: [string, () => Promise<Counts>][] = [
    ["Lint and format", () => check("@biomejs/biome/bin/biome", "check", ".")],
    ["Build", build],
    ["Types", () => check("typescript/bin/tsc", "--noEmit")],
    ["Tests of the code, on a real Postgres", testCode],
    ["Tests in a browser, on the whole demo", testInBrowser],
    ["Every statement on a patient's table names the patient", testStatements],
  ]
  const counts: Counts[] = []
  for (const [title, part] of parts) {
    say(`\n── ${title}`)
    counts.push(await part().catch(tellFailure))
  }
  const { passed, failed, skipped } = sum(counts)
  say(`\n${skipped} skipped, ${Math.round((Date.now() - started) / 1000)} seconds`)
  say(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
}

const say = (sentence: string) => console.log(sentence)

function tellFailure(error: unknown): Counts {
  console.error(inOneSentence(error))
  return { ...NOTHING, failed: 1 }
}

/** Runs one tool of node_modules with its own output, and gives its exit code. */
function runTool(tool: string, args: string[], environment: NodeJS.ProcessEnv = process.env): Promise<number> {
  const path = join(ROOT, "node_modules", tool)
  const child = spawn(process.execPath, [path, ...args], { cwd: ROOT, env: environment, stdio: ["ignore", "inherit", "inherit"] })
  running.add(child)
  return new Promise((done) => {
    child.on("error", () => done(1))
    child.on("exit", (code) => {
      running.delete(child)
      done(code ?? 1)
    })
  })
}

const check = async (tool: string, ...args: string[]) => countCheck(await runTool(tool, args))

async function build(): Promise<Counts> {
  await ensureBuilt(say)
  return { ...NOTHING, passed: 1 }
}

async function testCode(): Promise<Counts> {
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${VITEST_REPORT}`]
  const code = await runTool("vitest/vitest.mjs", ["run", ...reporters])
  return countVitest(VITEST_REPORT, code)
}

async function testInBrowser(): Promise<Counts> {
  const browser = await findChromium(say)
  const { folder, release } = takeDataFolder(join(WORK, "data"))
  try {
    process.env.STATEMENTS_FILE = STATEMENTS
    stack = await startStack({ folder, port: await freePort(), identityPort: await freePort(), say, seed })
    delete process.env.STATEMENTS_FILE
    const environment = {
      ...process.env,
      ...stack.environment,
      // The tests of the browser make their people with the portal's own code, which says that it is server code.
      NODE_OPTIONS: "--conditions=react-server",
      PLAYWRIGHT_CHROMIUM_PATH: browser,
      PLAYWRIGHT_JSON_OUTPUT_FILE: PLAYWRIGHT_REPORT,
    }
    const args = ["test", "--config=e2e/playwright.config.ts", "--reporter=dot,json"]
    return countPlaywright(PLAYWRIGHT_REPORT, await runTool("@playwright/test/cli.js", args, environment))
  } finally {
    await stack?.stop()
    release()
  }
}

/** What the portal and the worker asked Postgres while the browser was there. */
async function testStatements(): Promise<Counts> {
  const { read, faults } = checkStatements(STATEMENTS)
  for (const fault of faults) console.error(fault)
  say(`${read} different statements were read.`)
  return { ...NOTHING, passed: read - faults.length, failed: faults.length }
}

/** Somebody stopped the run: nothing that it started stays behind. */
async function abandon() {
  for (const child of running) child.kill("SIGTERM")
  await stack?.stop()
  process.exit(1)
}

await runCommand(main)

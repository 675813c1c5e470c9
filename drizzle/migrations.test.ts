import { execFile } from "node:child_process"
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, relative } from "node:path"
import { promisify } from "node:util"
import { expect, it } from "vitest"

const ROOT = join(import.meta.dirname, "..")
const DRIZZLE_KIT = join(ROOT, "node_modules/drizzle-kit/bin.cjs")

it("The migrations make what the schema says: generating finds nothing to do", async () => {
  const out = mkdtempSync(join(tmpdir(), "migrations-"))
  cpSync(join(import.meta.dirname, "migrations"), out, { recursive: true })
  const options = ["generate", "--dialect", "postgresql", "--schema", "./drizzle/schema", "--out", relative(ROOT, out)]
  const { stdout } = await promisify(execFile)(process.execPath, [DRIZZLE_KIT, ...options], { cwd: ROOT })
  expect(stdout).toContain("No schema changes")
  expect(readdirSync(out)).toEqual(readdirSync(join(import.meta.dirname, "migrations")))
  rmSync(out, { recursive: true })
})

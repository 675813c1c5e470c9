import { randomUUID } from "node:crypto"
import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { unlink } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"

const PREFIX = "relais-scratch-"

let kept: string | undefined

/** The folder of this process for files on their way in, readable by nobody else; what a killed process left is removed first. */
export function scratchFolder(): string {
  if (kept) return kept
  sweep(false)
  const made = mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-`))
  process.once("exit", () => removeFolder(made))
  kept = made
  return made
}

/** Removes what killed processes left of files on their way in, which lie there in the clear; called when the portal starts. */
export function sweepScratch(): void {
  sweep(true)
}

function sweep(isStarting: boolean): void {
  for (const name of readdirSync(tmpdir())) if (isAbandoned(name, isStarting)) removeFolder(path.join(tmpdir(), name))
}

/** A new name for one file of the scratch folder. */
export function scratchPath(): string {
  return path.join(scratchFolder(), randomUUID())
}

/** Removes scratch files; one that is not there is no fault. */
export async function removeScratch(paths: readonly string[]): Promise<void> {
  await Promise.all(paths.map((file) => unlink(file).catch(ifAbsent)))
}

function ifAbsent(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error
}

function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // It belongs to somebody else.
  }
}

function isAbandoned(name: string, isStarting: boolean): boolean {
  const [, owner] = new RegExp(`^${PREFIX}(\\d+)-`).exec(name) ?? []
  if (!owner) return false
  // In a container every life of the portal has the same number. When it starts it has made nothing yet; later, pages, actions
  // and handlers, which are built apart, each have a folder of this process.
  if (Number(owner) === process.pid) return isStarting
  try {
    process.kill(Number(owner), 0)
    return false
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH"
  }
}

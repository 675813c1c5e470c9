import { execFile } from "node:child_process"
import { join } from "node:path"
import { promisify } from "node:util"
import { type Figure, figure } from "./figures"
import { median } from "./rounds"

/** What one process says that it took for a document: each reading with its page in milliseconds, and the most it held more than at rest. */
export type CdaCost = { bytes: number; milliseconds: number[]; megabytes: number }

/** A clinical document of one megabyte, from its bytes to its page: time, and memory in a process of its own. */
export async function measureClinicalDocument({ rounds }: { rounds: number }): Promise<Figure[]> {
  const { bytes, milliseconds, megabytes } = await costInItsOwnProcess(rounds)
  const size = `${(bytes / 1024 / 1024).toFixed(2)} MB of narrative, tables and entries`
  return [
    figure(
      "CDA",
      "a clinical document of 1 MB, from its bytes to its page",
      median(milliseconds),
      "ms",
      null,
      `${size}; median of ${milliseconds.length}, ${Math.min(...milliseconds).toFixed(0)} to ${Math.max(...milliseconds).toFixed(0)} ms.`,
    ),
    figure(
      "CDA-memory",
      "the same, memory above rest at the highest",
      megabytes,
      "MB",
      null,
      "resident, in a process of its own.",
    ),
  ]
}

/** React draws pages only outside the condition under which the bench runs. */
async function costInItsOwnProcess(rounds: number): Promise<CdaCost> {
  const file = join(import.meta.dirname, "cda-page.tsx")
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", "--import", "tsx", file, String(rounds)], {
    cwd: join(import.meta.dirname, ".."),
    env: { ...process.env, NODE_OPTIONS: "", NODE_ENV: "production" },
  })
  return JSON.parse(stdout) as CdaCost
}

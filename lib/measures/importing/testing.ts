import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Actor } from "@/lib/access/actor"
import { askToImport, receiveImport } from "./commands"

/** A file of measures that somebody sends, as the portal receives it; gives the id of what waits. */
export async function sendMeasures(actor: Actor, patientId: string, text: string | Buffer): Promise<string> {
  const importId = await askToImport(actor, patientId)
  const folder = await mkdtemp(join(tmpdir(), "measures-"))
  try {
    const path = join(folder, "file")
    await writeFile(path, text)
    await receiveImport(actor, patientId, importId, path)
    return importId
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** So many weights, a minute apart, as a table. */
export const weights = (count: number): string =>
  ["Date;Poids (kg)", ...Array.from({ length: count }, (_, nth) => `${minuteOf(nth)};${70 + (nth % 9)},5`)].join("\n")

const minuteOf = (nth: number) => new Date(Date.UTC(2026, 0, 4, 7, nth)).toISOString()

import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { askToImport, importMeasures, receiveImport, withdrawImport } from "./commands"
import { requireImport } from "./queries"

/** What whoever imports has to hold. */
export const IMPORTING = ["view:measures", "add:measures"] as const
/** An access that lets somebody who helps import. */
export const HELPING = { permissions: [...IMPORTING], documentGroups: [] }

/** Two measures of glucose, a weight to be asked about, and a line that nobody understands. */
export const WEEK = `Jour;Heure;Mesure;Valeur;Unité;Précision
04/01/2026;07:00;Glycémie;1,18;g/L;à jeun
05/01/2026;07:00;Glycémie;1,07;g/L;à jeun
06/01/2026;07:00;Poids;380;kg;
07/01/2026;07:00;Cholestérol;2,1;g/L;`

/** What somebody does with a file of measures in one space. */
export const importsIn = (patientId: string) => ({
  look: (actor: Actor, importId: string) => withAccess(actor, patientId, IMPORTING, (access) => requireImport(access, importId)),
  add: (actor: Actor, importId: string, right: number[] = []) =>
    withAccess(actor, patientId, IMPORTING, (access) => importMeasures(access, importId, right)),
  withdraw: (actor: Actor, importId: string) =>
    withAccess(actor, patientId, IMPORTING, (access) => withdrawImport(access, importId)),
})

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

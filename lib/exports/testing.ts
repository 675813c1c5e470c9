import type { Database } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { askForExport } from "./commands"
import { makeExport } from "./making/commands"
import { getExport } from "./queries"
import type { Pack } from "./schema"
import { takeExport } from "./taking/commands"

/** The same person, who signed in anew a moment ago. */
export const fresh = (actor: Actor): Actor => ({ ...actor, steppedUpAt: new Date() })

export const TEXTS: Pack["texts"] = [{ path: "Ouvrir-moi.html", text: "<p>Jeanne</p>" }]
export const COPY = { format: "relais.journal_copy.v1" }

/** What a space's journal and documents would be packed as: the first files of these documents. */
export const packOf = (...documentIds: string[]): Pack => ({
  texts: TEXTS,
  files: documentIds.map((documentId, at) => ({ documentId, position: 0, path: `documents/${at + 1}.pdf` })),
  journal: "qui-a-vu-quoi.json",
})

export const asks = (actor: Actor, space: string, pack: Pack) =>
  withAccess(fresh(actor), space, ["act:exports"], (access) => askForExport(access, async () => pack))
export const takes = (actor: Actor, space: string) => takeExport(fresh(actor), space)
export const standing = (actor: Actor, space: string) => withAccess(actor, space, ["act:exports"], getExport)

export async function rowOf(space: string) {
  const [row] = await asSuperuser((sql) => sql`select * from exports where patient_id = ${space}`)
  if (!row) throw new Error("Nothing was asked for")
  return row
}

/** What the worker does once the job comes, with a copy of the journal that is signed already unless said otherwise. */
export async function makes(worker: Database, space: string, journal: () => Promise<object | null> = async () => COPY) {
  await makeExport(worker, { patientId: space, exportId: (await rowOf(space)).id }, journal)
}

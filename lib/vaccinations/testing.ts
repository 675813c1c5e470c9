import { randomUUID } from "node:crypto"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { addVaccination, removeVaccination } from "./commands"
import type { Said } from "./schema"

/** What a vaccination's row says besides the columns of an item, for tests that write one of each section. */
export const sampleItem = () => ({
  vaccine: "Repevax",
  diseases: ["diphtheria", "tetanus", "polio", "pertussis"],
  givenOn: "2019-05-20",
  idempotencyKey: randomUUID(),
})

const SAID: Said = {
  against: "dtcap",
  givenOn: "2019-05-20",
  vaccine: "Repevax",
  dose: null,
  lot: null,
  givenBy: null,
  codeSystem: null,
  code: null,
  documentId: null,
}

/** A dose as its form would say it. */
export const saidOf = (over: Partial<Said> = {}): Said => ({ ...SAID, ...over })

/** Writes a dose down as somebody would, and gives its id. */
export async function newVaccination(actor: Actor, patientId: string, over: Partial<Said> = {}): Promise<string> {
  const key = randomUUID()
  await withAccess(actor, patientId, ["add:vaccinations"], (access) => addVaccination(access, { ...saidOf(over), key }))
  const [row] = await asSuperuser((sql) => sql`select id from vaccinations where idempotency_key = ${key}`)
  if (!row) throw new Error("The dose was not written down")
  return String(row.id)
}

/** The same, and taken away again. */
export async function newRemovedVaccination(actor: Actor, patientId: string): Promise<string> {
  const id = await newVaccination(actor, patientId, { against: "rabies", givenOn: "2001" })
  await withAccess(actor, patientId, ["add:vaccinations"], (access) => removeVaccination(access, id, 1))
  return id
}

import { randomUUID } from "node:crypto"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { listDocuments } from "@/lib/documents/queries"
import { addVaccination } from "@/lib/vaccinations/commands"

/** One dose of the demo: against what, on which day or how long ago, and the title of the document that says so. */
export type Dose = {
  against: string
  givenOn: string | number
  vaccine?: string
  dose?: string
  lot?: string
  givenBy?: string
  proof?: string
}

const DAY = 86_400_000

/** Writes doses down as this person, each resting on the document of its title where one is named. */
export async function keepDoses(actor: Actor, patientId: string, doses: readonly Dose[]): Promise<void> {
  for (const { proof, givenOn, ...said } of doses) {
    const documentId = proof ? await findDocument(actor, patientId, proof) : null
    const day = typeof givenOn === "string" ? givenOn : new Date(Date.now() - givenOn * DAY).toISOString().slice(0, 10)
    const written = { vaccine: null, dose: null, lot: null, givenBy: null, codeSystem: null, code: null, ...said }
    await withAccess(actor, patientId, ["add:vaccinations"], (access) =>
      addVaccination(access, { ...written, givenOn: day, documentId, key: randomUUID() }),
    )
  }
}

async function findDocument(actor: Actor, patientId: string, title: string): Promise<string> {
  const { lines } = await withAccess(actor, patientId, ["view:documents"], (access) =>
    listDocuments(access, { group: "vaccinations" }),
  )
  const found = lines.find((line) => line.title === title)
  if (!found) throw new Error(`The demo has no document called ${title}`)
  return found.id
}

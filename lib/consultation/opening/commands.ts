import "server-only"
import { sql } from "drizzle-orm"
import { portalDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { placeDigest } from "@/lib/audit/append"
import { ConflictError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { hashConsultationCode, parseConsultationCode } from "../rules"

type Answer = { outcome: string; patient_id: string | null }

/**
 * A professional shows the code that a patient gave: the space is open to him for one consultation. A code guessed, expired,
 * used, withdrawn, or of somebody who keeps him out is the same wrong code.
 * @throws ConflictError `professional.code_wrong`, or `professional.code_too_many` when he has tried too often and must wait
 */
export async function openConsultation(actor: Actor, typed: string): Promise<string> {
  const { exercice } = actor
  const code = parseConsultationCode(typed)
  if (actor.face !== "professional" || !exercice || !code) throw new ConflictError("professional.code_wrong")
  const { outcome, patient_id: patientId } = await showCode(actor, exercice, code)
  if (outcome === "opened" && patientId) return patientId
  throw new ConflictError(outcome === "too_many" ? "professional.code_too_many" : "professional.code_wrong")
}

async function showCode(actor: Actor, exercice: NonNullable<Actor["exercice"]>, code: string): Promise<Answer> {
  const { professionCode, structureId, structureName } = exercice
  const hash = hashConsultationCode(configuration().secret, code)
  const digest = structureName ? placeDigest(structureId, structureName) : null
  return portalDatabase().transaction(async (tx) => {
    await identify(tx, actor, [])
    const [row] = await tx.execute<Answer>(sql`select outcome, patient_id from relais.use_consultation_code(
      ${hash}, ${professionCode}, ${structureId}, ${structureName}, ${digest})`)
    if (!row) throw new Error("A code was shown and nothing was answered")
    return row
  })
}

import { sql } from "drizzle-orm"
import { portalDatabase } from "@/drizzle/client"
import { practices } from "@/drizzle/schema/care"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { withAccess } from "@/lib/access/require-access"
import { personFromClaims } from "@/lib/account/rules"
import { placeDigest } from "@/lib/audit/append"
import { addMember, chooseAttending } from "@/lib/care-circle/commands"
import { endConsultation, giveCode } from "@/lib/consultation/commands"
import { consultationCode, hashConsultationCode } from "@/lib/consultation/rules"
import { configuration } from "@/lib/platform/configuration"
import { castPerson } from "./cast"
import { castClaims } from "./identity-provider/claims"

/** The places of practice that a sign-in would have kept, so that patients find professionals who never came. */
export async function keepPractices(key: string, accountId: string): Promise<void> {
  const person = castPerson(key)
  if (person.face !== "professional") return
  const { exercices } = personFromClaims(person.face, castClaims(person))
  const rows = exercices.map(({ professionCode, savoirFaireCode, structureId, structureName }, position) => ({
    ...{ accountId, position, professionCode, savoirFaireCode, structureId, structureName },
  }))
  await portalDatabase().transaction(async (tx) => {
    await identify(tx, { accountId }, [])
    await tx.insert(practices).values(rows)
  })
}

/** The patient names her carers, the first of them her attending doctor. */
export async function nameTeam(holder: Actor, patientId: string, [attending, ...others]: [Actor, ...Actor[]]): Promise<void> {
  await withAccess(holder, patientId, ["edit:care_circle"], async (access) => {
    for (const { accountId } of [attending, ...others]) await addMember(access, accountId)
    await chooseAttending(access, attending.accountId)
  })
}

/** A consultation that is over: the patient gave a code, the professional used it. */
export async function consult(holder: Actor, patientId: string, key: string, professional: Actor): Promise<void> {
  const codeId = await withAccess(holder, patientId, ["edit:care_circle"], giveCode)
  const { secret } = configuration()
  const hash = hashConsultationCode(secret, consultationCode(secret, codeId))
  const [place] = personFromClaims("professional", castClaims(castPerson(key))).exercices
  const name = place?.structureName ?? ""
  const digest = placeDigest(place?.structureId ?? null, name)
  const consultationId = await portalDatabase().transaction(async (tx) => {
    await identify(tx, professional, [])
    const [row] = await tx.execute<{ consultation_id: string | null }>(sql`select consultation_id
      from relais.use_consultation_code(${hash}, ${place?.professionCode ?? ""}, ${place?.structureId ?? null}, ${name}, ${digest}, 120, 5, 10)`)
    if (!row?.consultation_id) throw new Error("The code opened nothing")
    return row.consultation_id
  })
  await withAccess(holder, patientId, ["edit:care_circle"], (access) => endConsultation(access, consultationId))
}

import { portalDatabase } from "@/drizzle/client"
import { practices } from "@/drizzle/schema/care"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { withAccess } from "@/lib/access/require-access"
import { personFromClaims } from "@/lib/account/rules"
import { addMember, chooseAttending } from "@/lib/care-circle/commands"
import { getCareCircle } from "@/lib/care-circle/queries"
import { endConsultation, giveCode } from "@/lib/consultation/commands"
import { openConsultation } from "@/lib/consultation/opening/commands"
import { consultationCode } from "@/lib/consultation/rules"
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

/** The patient names her care team, the first of them her attending doctor. */
export async function nameTeam(holder: Actor, patientId: string, [attending, ...others]: [Actor, ...Actor[]]): Promise<void> {
  await withAccess(holder, patientId, ["edit:care_circle"], async (access) => {
    for (const { accountId } of [attending, ...others]) await addMember(access, accountId)
    await chooseAttending(access, attending.accountId)
  })
}

/** The letters of a code that the patient gives. */
export async function giveLetters(holder: Actor, patientId: string): Promise<string> {
  const codeId = await withAccess(holder, patientId, ["edit:care_circle"], giveCode)
  return consultationCode(configuration().secret, codeId)
}

/** A professional of the cast where they practise first. */
export function atWork(key: string, professional: Actor): Actor {
  const [exercice = null] = personFromClaims("professional", castClaims(castPerson(key))).exercices
  return { ...professional, exercice }
}

/** A consultation that is over: the patient gave a code, the professional used it, the patient ended it. */
export async function consult(holder: Actor, patientId: string, key: string, professional: Actor): Promise<void> {
  await openConsultation(atWork(key, professional), await giveLetters(holder, patientId))
  await withAccess(holder, patientId, ["edit:care_circle"], async (access) => {
    const { open } = await getCareCircle(access)
    for (const { id } of open) await endConsultation(access, id)
  })
}

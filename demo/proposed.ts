import { randomUUID } from "node:crypto"
import { emergencyContacts } from "@/drizzle/schema/emergency"
import { vaccinations } from "@/drizzle/schema/vaccinations"
import type { VaccineDisease } from "@/drizzle/vaccination-vocabulary"
import type { Actor } from "@/lib/access/actor"
import { abovePortal } from "./above-portal"

/** Who noted it: somebody who helped with more than now, so that only the cluster's superuser can write it. */
const by = ({ accountId, displayName }: Actor, relation: string) => ({
  ...{ authorAccountId: accountId, authorName: displayName, authorRelation: relation },
})

/** A dose that somebody who helps noted, and that waits for an answer. */
export async function proposeDose(
  helper: Actor,
  patientId: string,
  diseases: VaccineDisease[],
  givenOn: string,
): Promise<string> {
  const id = randomUUID()
  const noted = { ...by(helper, "daughter"), authorKind: "caregiver", state: "proposed", sensitivity: "not" } as const
  await abovePortal((tx) => tx.insert(vaccinations).values({ patientId, id, diseases, givenOn, idempotencyKey: id, ...noted }))
  return id
}

type Contact = { name: string; relation: string; telephone: string; position: number }

/** Whom to call, as somebody who helps says: not on the card until it is confirmed. */
export async function proposeContact(helper: Actor, patientId: string, contact: Contact): Promise<void> {
  await abovePortal((tx) => tx.insert(emergencyContacts).values({ patientId, ...contact, ...by(helper, "daughter") }))
}

import "server-only"
import { and, eq, gt, isNull, sql } from "drizzle-orm"
import { emergencyCardCodes, emergencyCards } from "@/drizzle/schema/emergency"
import { patients } from "@/drizzle/schema/patients"
import { BLOOD_GROUPS, type Language } from "@/drizzle/vocabulary"
import type { OnCard } from "@/lib/access/card-access"
import type { PatientAccess } from "@/lib/access/require-access"
import { NotFoundError } from "@/lib/errors"
import { personName } from "@/lib/identity/rules"
import { configuration } from "@/lib/platform/configuration"
import { type CardBlock, cardCode, type EmergencyCard } from "./rules"

/** How a section says its part of the card; null where it has nothing to say. */
export type ReadBlock = (on: OnCard, language: Language) => Promise<CardBlock | null>

/**
 * What stands at the head of the card: who, and what they want to be known first, with its version: 0 where nothing was said yet.
 * Opened with a code, it was told already.
 */
export async function readCardHead(on: OnCard): Promise<EmergencyCard & { version: number }> {
  const { tx, patientId } = on
  const holder = "holder" in on ? on.holder : await readHolder(on)
  const { firstWords, bloodGroup, speaks, version } = emergencyCards
  const [said] = await tx
    .select({ firstWords, bloodGroup, speaks, version })
    .from(emergencyCards)
    .where(eq(emergencyCards.patientId, patientId))
  return {
    name: personName(holder),
    birthDate: holder.birthDate,
    firstWords: said?.firstWords ?? "",
    bloodGroup: BLOOD_GROUPS.find((word) => word === said?.bloodGroup) ?? null,
    speaks: said?.speaks ?? "",
    version: said?.version ?? 0,
  }
}

async function readHolder(access: PatientAccess<"view:emergency_card">) {
  const { firstGivenName, usedName, birthName, birthDate } = patients
  const [row] = await access.tx
    .select({ firstGivenName, usedName, birthName, birthDate })
    .from(patients)
    .where(eq(patients.patientId, access.patientId))
  // The access ended while this was read.
  if (!row) throw new NotFoundError()
  access.trace({ action: "emergency_card.viewed", permission: "view:emergency_card" })
  return row
}

/** The code that is on the printed card, with the address behind its picture; null where there is none that opens. */
export async function getCardCode(access: PatientAccess<"edit:emergency_card">) {
  const row = await liveCode(access, false)
  return row && { givenAt: row.givenAt, expiresAt: row.expiresAt, link: `${configuration().url}/card/${row.code}` }
}

/** The code that is on the sheet at home, whether it opens the card, and the address behind its picture; null where there is none. */
export async function getHomeCode(access: PatientAccess<"edit:emergency_card">) {
  const row = await liveCode(access, true)
  return row && { ...row, link: `${configuration().url}/at-home/${row.code}` }
}

async function liveCode(access: PatientAccess<"edit:emergency_card">, isAtHome: boolean) {
  const { patientId, id, givenAt, expiresAt, withdrawnAt, opensCard } = emergencyCardCodes
  const isIt = and(eq(patientId, access.patientId), eq(emergencyCardCodes.isAtHome, isAtHome))
  const [row] = await access.tx
    .select({ id, givenAt, expiresAt, opensCard })
    .from(emergencyCardCodes)
    .where(and(isIt, isNull(withdrawnAt), gt(expiresAt, sql`now()`)))
  if (!row) return null
  const { id: codeId, ...told } = row
  return { ...told, code: cardCode(configuration().secret, codeId) }
}

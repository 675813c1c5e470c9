import "server-only"
import { and, eq, sql } from "drizzle-orm"
import type { Transaction } from "@/drizzle/client"
import { delegations } from "@/drizzle/schema/delegations"
import { patients } from "@/drizzle/schema/patients"
import { readableTypes } from "@/lib/reference/habilitation"
import type { Actor } from "./actor"
import { DELEGATION_FACTS } from "./delegation-facts"
import type { Bases, CareFacts } from "./scope"

type CareRow = {
  in_care_team: boolean
  is_attending_doctor: boolean
  consultation_open: boolean
  is_blocked: boolean
  has_authored: boolean
}

/** A professional's ties to one patient; null for everybody else, and for one who has not said where they practise. */
export async function loadCare(tx: Transaction, { face, exercice }: Actor, patientId: string): Promise<CareFacts | null> {
  if (face !== "professional" || !exercice) return null
  const [row] = await tx.execute<CareRow>(sql`select * from relais.care_facts(${patientId}::uuid)`)
  if (!row) return null
  return {
    inCareTeam: row.in_care_team,
    isAttendingDoctor: row.is_attending_doctor,
    consultationOpen: row.consultation_open,
    isBlocked: row.is_blocked,
    hasAuthored: row.has_authored,
    readableTypes: readableTypes(exercice),
  }
}

/** The actor's ties to one patient, with the database's clock; null when nothing may be known of the patient. */
export async function loadBases(
  tx: Transaction,
  actorAccountId: string,
  patientId: string,
): Promise<{ bases: Omit<Bases, "care">; now: Date } | null> {
  const rows = await tx
    .select({
      now: sql`now()`.mapWith(delegations.createdAt),
      holderAccountId: patients.holderAccountId,
      isShut: sql<boolean>`${patients.closingAskedAt} is not null and relais.is_shut(${patients.closingAskedAt})`,
      delegation: DELEGATION_FACTS,
    })
    .from(patients)
    .leftJoin(
      delegations,
      and(
        eq(delegations.patientId, patients.patientId),
        eq(delegations.caregiverAccountId, actorAccountId),
        eq(delegations.patientId, patientId),
      ),
    )
    .where(eq(patients.patientId, patientId))
  const first = rows[0]
  if (!first) return null
  const held = rows.flatMap((row) => (row.delegation ? [row.delegation] : []))
  return { bases: { holderAccountId: first.holderAccountId, isShut: first.isShut, delegations: held }, now: first.now }
}

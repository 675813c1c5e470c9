import "server-only"
import { and, eq, sql } from "drizzle-orm"
import { delegations } from "@/drizzle/schema/delegations"
import { patients, spaceVisits } from "@/drizzle/schema/patients"
import { SEXES } from "@/drizzle/vocabulary"
import type { PatientAccess } from "@/lib/access/require-access"
import { NotFoundError } from "@/lib/errors"
import { writtenName } from "@/lib/identity/rules"
import { otherSideOf, personName } from "./rules"

/** Whose space this is, for who looks: `relation` is what the patient is for a caregiver, when a plain word exists. */
export type SpaceHeader = {
  patientId: string
  name: string
  givenName: string
  isOwn: boolean
  relation: string | null
  sex: (typeof SEXES)[number]
  /** Whether the one who looks does so by parental authority: then the child may have no eyes of its own here. */
  isByLaw: boolean
}

/** Reads whose space this is; every page of a space says so. */
export async function getSpaceHeader(access: PatientAccess<never>): Promise<SpaceHeader> {
  const { actor, patientId, scope } = access
  const [row] = await access.tx
    .select({
      firstGivenName: patients.firstGivenName,
      usedName: patients.usedName,
      birthName: patients.birthName,
      sex: patients.sex,
      relation: delegations.relation,
    })
    .from(patients)
    .leftJoin(
      delegations,
      and(
        eq(delegations.patientId, patients.patientId),
        scope.delegationId ? eq(delegations.id, scope.delegationId) : sql`false`,
      ),
    )
    .where(eq(patients.patientId, patientId))
  // The access ended while this was read.
  if (!row) throw new NotFoundError()
  const sex = SEXES.find((word) => word === row.sex) ?? "unknown"
  return {
    patientId,
    name: personName(row),
    givenName: writtenName(row.firstGivenName),
    isOwn: scope.basis === "self" && scope.actorAccountId === actor.accountId,
    relation: row.relation && otherSideOf(row.relation, sex),
    sex,
    isByLaw: scope.basis === "parental_authority",
  }
}

/** When the actor was last in this space, before today's visit; null on the first. */
export async function getPreviousVisit(access: PatientAccess<never>): Promise<Date | null> {
  const [row] = await access.tx
    .select({ previousVisitAt: spaceVisits.previousVisitAt })
    .from(spaceVisits)
    .where(and(eq(spaceVisits.patientId, access.patientId), eq(spaceVisits.accountId, access.actor.accountId)))
  return row?.previousVisitAt ?? null
}

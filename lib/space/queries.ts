import "server-only"
import { and, desc, eq, sql } from "drizzle-orm"
import { consultations } from "@/drizzle/schema/care"
import { delegations } from "@/drizzle/schema/delegations"
import { patients, spaceVisits } from "@/drizzle/schema/patients"
import { SEXES } from "@/drizzle/vocabulary"
import { basisOf, professionalBasis } from "@/lib/access/bases"
import { openConsultation } from "@/lib/access/bases/consultation"
import type { PatientAccess } from "@/lib/access/require-access"
import { pagesFor, type Section } from "@/lib/access/sections"
import { lastsUntil } from "@/lib/delegation/rules"
import { NotFoundError } from "@/lib/errors"
import { ageOn, calledName, personName, writtenName } from "@/lib/identity/rules"
import { ruleValue } from "@/lib/reference/dated-rules"
import { type Gesture, gesturesFor, type InCare, otherSideOf } from "./rules"

/** Whose space this is, for who looks: `relation` is what the patient is for a caregiver, when a plain word exists. */
export type SpaceHeader = {
  patientId: string
  name: string
  givenName: string
  isOwn: boolean
  relation: string | null
  sex: (typeof SEXES)[number]
  /** How a professional is here; null for everybody else. */
  inCare: InCare | null
  /** The day until which somebody who helps may come in. */
  until: Date | null
  /** Whether the one who looks does so by parental authority: then the child may have no eyes of its own here. */
  isByLaw: boolean
  /** The sections in which who looks finds something, in the order of the registry. */
  sections: readonly Section[]
  /** What they may do here in one gesture. */
  gestures: readonly Gesture[]
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
      endsAt: delegations.endsAt,
      closesAt: delegations.closesAt,
      now: sql`now()`.mapWith(delegations.createdAt),
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
    givenName: calledName(row),
    isOwn: basisOf(scope.basis)?.side === "own" && scope.actorAccountId === actor.accountId,
    relation: row.relation && otherSideOf(row.relation, sex),
    sex,
    inCare: await getInCare(access),
    until: lastsUntil(row, row.now),
    isByLaw: basisOf(scope.basis)?.rests === "law",
    sections: pagesFor((view) => access.may(view) !== null),
    gestures: gesturesFor((permission) => access.may(permission) !== null),
  }
}

/** By what a professional is here, and the identity traits of whom he treats: an author alone is told the name and no more. */
async function getInCare(access: PatientAccess<never>): Promise<InCare | null> {
  const { scope, actor } = access
  const { items } = scope
  const basis = professionalBasis(scope.basis)
  if (!actor.exercice || !basis) return null
  const { professionCode, structureName } = actor.exercice
  const closesAt = basisOf(basis)?.isTimed ? await getConsultationEnd(access) : null
  const here = { professionCode, sex: actor.sex, structureName, basis, closesAt, isAuthorOnly: items.kind === "authored" }
  if (items.kind !== "professional") return { ...here, isAttendingDoctor: false, traits: null }
  const { types, isAttendingDoctor } = items
  const viewing = access.may("view:profile")
  const traits = viewing && (await getTraits(viewing))
  return { ...here, isAttendingDoctor, traits, readsNothing: types.length === 0 }
}

async function getTraits({ tx, patientId }: PatientAccess<"view:profile">): Promise<InCare["traits"]> {
  const [row] = await tx
    .select({
      birthName: patients.birthName,
      usedName: patients.usedName,
      birthDate: patients.birthDate,
      sex: sql<(typeof SEXES)[number]>`${patients.sex}`,
      today: sql<string>`(now() at time zone 'Europe/Paris')::date::text`,
    })
    .from(patients)
    .where(eq(patients.patientId, patientId))
  if (!row) throw new NotFoundError()
  const { birthName, usedName, birthDate, sex, today } = row
  const age = ageOn(birthDate, today)
  const bornAs = usedName && usedName !== birthName ? writtenName(birthName) : null
  return { bornAs, birthDate, sex, age, isMinor: age < ruleValue("majority").value }
}

async function getConsultationEnd({ tx, patientId, actor }: PatientAccess<never>): Promise<Date | null> {
  const [row] = await tx
    .select({ closesAt: consultations.closesAt })
    .from(consultations)
    .where(
      and(
        eq(consultations.patientId, patientId),
        eq(consultations.professionalAccountId, actor.accountId),
        sql.raw(openConsultation("consultations")),
      ),
    )
    .orderBy(desc(consultations.closesAt))
    .limit(1)
  return row?.closesAt ?? null
}

/** When the actor was last in this space, before today's visit; null on the first. */
export async function getPreviousVisit(access: PatientAccess<never>): Promise<Date | null> {
  const [row] = await access.tx
    .select({ previousVisitAt: spaceVisits.previousVisitAt })
    .from(spaceVisits)
    .where(and(eq(spaceVisits.patientId, access.patientId), eq(spaceVisits.accountId, access.actor.accountId)))
  return row?.previousVisitAt ?? null
}

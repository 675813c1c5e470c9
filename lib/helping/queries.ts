import "server-only"
import { and, desc, eq, inArray, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { delegations } from "@/drizzle/schema/delegations"
import { patients } from "@/drizzle/schema/patients"
import type { DELEGATION_BASES, DelegationStatus, EndReason, Sex } from "@/drizzle/vocabulary"
import { basisOf } from "@/lib/access/bases"
import type { OwnAccess } from "@/lib/access/own-access"
import { type Shown, traceListed } from "@/lib/access/own-lines"
import { stateAt, tidyGrant, wasOpened } from "@/lib/delegation/rules"
import { calledName, personName } from "@/lib/identity/rules"
import { isUuid } from "@/lib/platform/uuid"

/** One person whom the actor helps, as the actor may know it: what is given, never what was left out. */
export type Helped = Awaited<ReturnType<typeof listHelped>>[number]

/** The people whom the actor helps or is about to, each once, with what may be done for them; each reads in their journal that the name was shown. */
export async function listHelped(own: OwnAccess) {
  const helped = await readHelped(own)
  await traceListed(own, helped.map(shownToHelper))
  return helped
}

/** Whether the actor helps somebody or is about to; nobody's name. */
export const helpsSomebody = async (own: OwnAccess): Promise<boolean> => (await readHelped(own)).length > 0

const shownToHelper = ({ patientId, id, basis, state }: Awaited<ReturnType<typeof readHelped>>[number]): Shown => {
  return { patientId, delegationId: id, basis: state === "open" ? basis : null }
}

async function readHelped(own: OwnAccess) {
  if (own.helpedPatientIds.length === 0) return []
  const rows = await own.tx
    .select({
      id: delegations.id,
      patientId: delegations.patientId,
      status: sql<DelegationStatus>`${delegations.status}`,
      basis: sql<(typeof DELEGATION_BASES)[number]>`${delegations.basis}`,
      relation: delegations.relation,
      purpose: delegations.purpose,
      permissions: delegations.permissions,
      documentGroups: delegations.documentGroups,
      sensitiveTopics: delegations.sensitiveTopics,
      opensAt: delegations.opensAt,
      endsAt: delegations.endsAt,
      closesAt: delegations.closesAt,
      replacesId: delegations.replacesId,
      firstGivenName: patients.firstGivenName,
      usedName: patients.usedName,
      birthName: patients.birthName,
      sex: sql<Sex>`${patients.sex}`,
      now: sql`now()`.mapWith(delegations.createdAt),
    })
    .from(delegations)
    .innerJoin(patients, eq(patients.patientId, delegations.patientId))
    .where(
      and(
        isAnyOf(delegations.patientId, own.helpedPatientIds),
        eq(delegations.caregiverAccountId, own.actor.accountId),
        inArray(delegations.status, ["accepted", "waiting", "active", "suspended"]),
      ),
    )
    .orderBy(desc(delegations.opensAt))
  const alive = rows.map(asHelped).filter((row) => row.state !== "ended")
  return alive.filter((row) => !alive.some((other) => isHiddenBy(row, other)))
}

/** One of them by the access's id, or null. */
export async function getHelped(own: OwnAccess, delegationId: string) {
  const found = (await readHelped(own)).find((helped) => helped.id === delegationId)
  if (found) await traceListed(own, [shownToHelper(found)])
  return found ?? null
}

/** An access of the actor's that is over or never opened: which of the two, when, and the access to the same space that goes on, if any. */
export async function getPast(own: OwnAccess, delegationId: string) {
  if (own.helpedPatientIds.length === 0 || !isUuid(delegationId)) return null
  const [row] = await own.tx
    .select({
      patientId: delegations.patientId,
      reason: sql<EndReason | null>`${delegations.endReason}`,
      opensAt: delegations.opensAt,
      overAt: sql`coalesce(${delegations.endedAt}, ${delegations.closesAt})`.mapWith(delegations.createdAt),
    })
    .from(delegations)
    .where(
      and(
        isAnyOf(delegations.patientId, own.helpedPatientIds),
        eq(delegations.caregiverAccountId, own.actor.accountId),
        eq(delegations.id, delegationId),
      ),
    )
  if (!row) return null
  const follower = (await readHelped(own)).find(({ patientId }) => patientId === row.patientId)
  return { reason: row.reason, wasOpen: wasOpened(row.opensAt, row.overAt), overAt: row.overAt, goesOnAs: follower?.id ?? null }
}

type Row = { basis: string } & Parameters<typeof personName>[0] &
  Parameters<typeof tidyGrant>[0] &
  Parameters<typeof stateAt>[0] & { now: Date }

function asHelped<R extends Row>({ permissions, documentGroups, sensitiveTopics, ...row }: R) {
  return {
    ...row,
    /** By law and by no consent: nothing that somebody gave, and nothing that one can renounce here. */
    isByLaw: basisOf(row.basis)?.rests === "law",
    grant: tidyGrant({ permissions, documentGroups, sensitiveTopics }),
    state: stateAt(row, row.now),
    patientName: personName(row),
    givenName: calledName(row),
  }
}

type Entry = { id: string; replacesId: string | null; state: string }

/** A widening that waits stands behind the access it widens; once open, it stands instead of it. */
function isHiddenBy(row: Entry, other: Entry): boolean {
  return (row.state === "waiting" && row.replacesId === other.id) || (other.state === "open" && other.replacesId === row.id)
}

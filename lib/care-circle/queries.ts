import "server-only"
import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm"
import { nameOf, sexOf } from "@/drizzle/practised"
import { blockedProfessionals, careTeamMembers, consultations } from "@/drizzle/schema/care"
import { basisOf } from "@/lib/access/bases"
import { currentMember } from "@/lib/access/bases/care-team"
import { openConsultation } from "@/lib/access/bases/consultation"
import { listEverCaregivers } from "@/lib/access/caregivers"
import { decideAccess } from "@/lib/access/policy"
import type { PatientAccess } from "@/lib/access/require-access"
import { NotFoundError } from "@/lib/errors"
import { byAccount, MOST_SHOWN, type PracticeRow, type Professional, searchWords } from "./rules"

type View = PatientAccess<"view:care_circle">
type Edit = PatientAccess<"edit:care_circle">

const team = {
  accountId: careTeamMembers.professionalAccountId,
  name: nameOf(careTeamMembers.professionalAccountId, careTeamMembers.professionalName),
  professionCode: careTeamMembers.professionCode,
  sex: sexOf(careTeamMembers.professionalAccountId),
  place: careTeamMembers.placeName,
  isAttendingDoctor: careTeamMembers.isAttendingDoctor,
  addedAt: careTeamMembers.addedAt,
}

/** The care team now, the attending doctor first. */
export async function listCareTeam(access: View) {
  access.trace({ action: "care_circle.listed", permission: "view:care_circle" })
  return selectTeam(access)
}

function selectTeam({ tx, patientId }: PatientAccess<never>, only?: SQL) {
  return tx
    .select(team)
    .from(careTeamMembers)
    .where(and(eq(careTeamMembers.patientId, patientId), sql.raw(currentMember("care_team_members")), only))
    .orderBy(desc(careTeamMembers.isAttendingDoctor), asc(careTeamMembers.professionalName))
    .limit(100)
}

const visit = {
  id: consultations.id,
  accountId: consultations.professionalAccountId,
  name: nameOf(consultations.professionalAccountId, consultations.professionalName),
  professionCode: consultations.professionCode,
  sex: sexOf(consultations.professionalAccountId),
  place: consultations.placeName,
  openedAt: consultations.openedAt,
  closesAt: consultations.closesAt,
  isOpen: sql<boolean>`${sql.raw(openConsultation("consultations"))}`,
}

function selectVisits({ tx, patientId }: PatientAccess<never>, only?: SQL) {
  return tx
    .select(visit)
    .from(consultations)
    .where(and(eq(consultations.patientId, patientId), only))
    .orderBy(desc(consultations.openedAt))
    .limit(100)
}

function selectBlocked({ tx, patientId }: Edit, only?: SQL) {
  return tx
    .select({
      accountId: blockedProfessionals.professionalAccountId,
      name: nameOf(blockedProfessionals.professionalAccountId, blockedProfessionals.professionalName),
      professionCode: blockedProfessionals.professionCode,
      sex: sexOf(blockedProfessionals.professionalAccountId),
      blockedAt: blockedProfessionals.blockedAt,
    })
    .from(blockedProfessionals)
    .where(and(eq(blockedProfessionals.patientId, patientId), only))
    .orderBy(asc(blockedProfessionals.professionalName))
    .limit(100)
}

/** Everybody whom the patient let in or keeps out; of past consultations, each professional once and only who is neither now. */
export async function getCareCircle(access: Edit) {
  const members = await selectTeam(access)
  const visits = await selectVisits(access)
  const blocked = await selectBlocked(access)
  const settled = new Set([...members, ...blocked].map(({ accountId }) => accountId))
  const open = visits.filter(({ isOpen }) => isOpen)
  for (const { accountId } of open) settled.add(accountId)
  const past = visits.filter(({ accountId }) => !settled.has(accountId) && settled.add(accountId))
  access.trace({ action: "care_circle.listed", permission: "edit:care_circle" })
  return { members, open, past, blocked }
}

/** The team and the consultations open now, for a page that is about something else and traces that. */
export async function sumUpCareCircle(access: Edit) {
  const members = await selectTeam(access)
  const open = (await selectVisits(access)).filter(({ isOpen }) => isOpen)
  return { members, open }
}

/** Who is in consultation now, for a page that is about something else and traces that. */
export const listOpenConsultations = (access: Edit) => selectVisits(access, sql.raw(openConsultation("consultations")))

/** Whom the patient keeps out, for a page that is about something else and traces that. */
export function listBlocked(access: Edit) {
  return selectBlocked(access)
}

type Searching = Edit | PatientAccess<"edit:documents"> | PatientAccess<"view:confidentiality">
type Search = { found: Professional[]; tooMany: boolean }

/** Professionals known to the portal by parts of their name or place; null when too little was typed to search. */
export async function searchProfessionals(access: Searching, typed: string): Promise<Search | null> {
  const words = searchWords(typed)
  if (!words) return null
  const mostRows = MOST_SHOWN * 4
  const rows = await access.tx.execute<PracticeRow>(sql`
    select account_id::text, display_name, sex, profession_code, structure_name
    from relais.search_professionals(array[${sql.join(
      words.map((word) => sql`${word}`),
      sql`, `,
    )}]::text[], ${mostRows}::int)`)
  const people = byAccount(rows)
  return { found: people.slice(0, MOST_SHOWN), tooMany: people.length > MOST_SHOWN || rows.length === mostRows }
}

export type KnownProfessional = Professional & {
  member: Awaited<ReturnType<typeof selectTeam>>[number] | null
  visits: Awaited<ReturnType<typeof selectVisits>>
  blockedAt: Date | null
}

/** One professional as the patient looks at them; the same as `requireProfessional`, and the journal says so. */
export async function viewProfessional(access: Edit, accountId: string): Promise<KnownProfessional> {
  const known = await requireProfessional(access, accountId)
  access.trace({ action: "care_circle.listed", permission: "edit:care_circle" })
  return known
}

/**
 * One professional, and what ties them to this patient now.
 * @throws NotFoundError for an account that is no professional's and has no tie here
 */
export async function requireProfessional(access: Edit, accountId: string): Promise<KnownProfessional> {
  const rows = await access.tx.execute<PracticeRow>(sql`
    select account_id::text, display_name, sex, profession_code, structure_name
    from relais.named_professionals(array[${accountId}::uuid])`)
  const [member = null] = await selectTeam(access, eq(careTeamMembers.professionalAccountId, accountId))
  const visits = await selectVisits(access, eq(consultations.professionalAccountId, accountId))
  const [blocked] = await selectBlocked(access, eq(blockedProfessionals.professionalAccountId, accountId))
  // Somebody whose account is closed still stands in what the patient kept.
  const kept = member ?? visits[0] ?? (blocked ? { ...blocked, place: null } : null)
  const [person] = byAccount(rows)
  if (!person && !kept) throw new NotFoundError()
  const known = person ?? {
    accountId,
    name: kept?.name ?? "",
    sex: kept?.sex ?? null,
    professionCodes: [kept?.professionCode ?? ""],
    place: kept?.place ?? null,
  }
  return { ...known, member, visits, blockedAt: blocked?.blockedAt ?? null }
}

/** Who helps the patient now and what each may do: what was granted, as the policy says it, and nothing that was left out. */
export async function listCaregivers(access: View) {
  return (await listEverCaregivers(access)).flatMap(({ accountId, accesses, bases, now }) => {
    const decision = decideAccess({ actorAccountId: accountId, permissions: [], bases, now })
    const open = decision.granted && accesses.find(({ id }) => id === decision.scope.delegationId)
    if (!open) return []
    const { permissions, items } = decision.scope
    const groups = items.kind === "granted" ? items.groups : []
    return [
      {
        id: open.id,
        name: open.name,
        relation: open.relation,
        isByLaw: basisOf(decision.scope.basis)?.rests === "law",
        permissions,
        groups,
      },
    ]
  })
}

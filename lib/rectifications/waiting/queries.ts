import "server-only"
import { and, asc, eq, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { OPEN_RECTIFICATIONS } from "@/drizzle/rectification-vocabulary"
import { patients } from "@/drizzle/schema/patients"
import { rectifications } from "@/drizzle/schema/rectifications"
import { type AuthorKind, type ItemState, oneOf } from "@/drizzle/vocabulary"
import { currentMember } from "@/lib/access/bases/care-team"
import { itemTable } from "@/lib/access/item-tables"
import { itemsWithin, professionalSees } from "@/lib/access/items-within"
import type { OwnAccess } from "@/lib/access/own-access"
import { traceListed } from "@/lib/access/own-lines"
import type { PatientAccess } from "@/lib/access/require-access"
import type { Scope } from "@/lib/access/scope"
import { ITEM_SECTIONS, type ItemSection } from "@/lib/access/sections"
import { writtenName } from "@/lib/identity/rules"
import { readableTypes } from "@/lib/reference/habilitation"

const PROFESSIONAL: AuthorKind = "professional"
const IN_ERROR: ItemState = "entered_in_error"
/** More than these at once nobody answers: the others follow. */
const MOST = 50

/** A request that waits for the reader's answer. */
export type Waiting = { id: string; section: ItemSection; itemId: string; askedAt: Date; daysLeft: number }

const COLUMNS = {
  id: rectifications.id,
  section: rectifications.section,
  itemId: rectifications.itemId,
  askedAt: rectifications.askedAt,
  daysLeft: sql<number>`${rectifications.dueOn} - (now() at time zone 'Europe/Paris')::date`,
}
const isWaiting = inArray(rectifications.state, [...OPEN_RECTIFICATIONS])

/** What waits in one record for this professional's answer, what is due first before the rest; a page that shows none tells its own look. */
export async function listWaiting(access: PatientAccess<"act:rectifications">): Promise<Waiting[]> {
  const { tx, patientId, scope } = access
  if (scope.items.kind !== "professional" && scope.items.kind !== "authored") return []
  const rows = await tx
    .select(COLUMNS)
    .from(rectifications)
    .where(and(eq(rectifications.patientId, patientId), isWaiting, isTheirsWithin(scope)))
    .orderBy(asc(rectifications.dueOn), asc(rectifications.id))
    .limit(MOST)
  const waiting = rows.map((row) => ({ ...row, section: oneOf(ITEM_SECTIONS, row.section) }))
  const resourceIds = waiting.map(({ itemId }) => itemId)
  if (waiting.length > 0) access.trace({ action: "rectification.listed", permission: "act:rectifications", resourceIds })
  return waiting
}

/** The same over all patients, for what this professional wrote, and as attending doctor for what nobody answers for any more. */
export async function listDesk(own: OwnAccess) {
  const { tx, actor, treatedPatientIds } = own
  if (!actor.exercice || treatedPatientIds.length === 0) return []
  const family = sql<string>`coalesce(${patients.usedName}, ${patients.birthName})`
  const rows = await tx
    .select({
      ...COLUMNS,
      patientId: rectifications.patientId,
      family,
      given: patients.firstGivenName,
      isOfTheTeam: isMember(own.actor.accountId),
    })
    .from(rectifications)
    .innerJoin(patients, eq(patients.patientId, rectifications.patientId))
    .where(and(isAnyOf(rectifications.patientId, treatedPatientIds), isWaiting, isTheirs(own)))
    .orderBy(asc(rectifications.dueOn), asc(rectifications.id))
    .limit(MOST)
  await traceListed(
    own,
    rows.map(({ patientId, isOfTheTeam }) => ({ patientId, basis: isOfTheTeam ? "care_team" : null, delegationId: null })),
  )
  return rows.map(({ id, patientId, askedAt, daysLeft, family, given }) => {
    return { id, patientId, askedAt, daysLeft, name: `${writtenName(family)} ${writtenName(given)}` }
  })
}

/** Whether the professional is in the patient's care team now, by what else is asked of the member `m`. */
const isMember = (accountId: string, also = sql`true`) => sql<boolean>`exists (select from care_team_members m
  where m.patient_id = "rectifications"."patient_id" and m.professional_account_id = ${accountId}::uuid
    and ${sql.raw(currentMember("m"))} and ${also})`

/** Whether the professional wrote the contested item, or is asked in the place of who left. */
function isTheirs({ actor: { accountId, exercice } }: OwnAccess): SQL | undefined {
  const types = exercice ? readableTypes(exercice) : []
  return isContested((table) => {
    const inPlace = and(
      sql`relais.has_left(${table.authorAccountId})`,
      isMember(accountId, sql`m.is_attending_doctor`),
      professionalSees(table, { types }, accountId, sql`true`),
    )
    return or(eq(table.authorAccountId, accountId), inPlace)
  })
}

/** The same in one record, of what the scope holds: in the place of who left, whoever of the team reads it (`mayAnswer`). */
function isTheirsWithin(scope: Scope): SQL | undefined {
  const accountId = scope.actorAccountId
  return isContested((table) => {
    const inPlace = and(sql`relais.has_left(${table.authorAccountId})`, isMember(accountId))
    return and(itemsWithin(table, scope), or(eq(table.authorAccountId, accountId), inPlace))
  })
}

/** Whether the contested item, whatever its section, stands and is what is asked of its table. */
function isContested(asked: (table: ReturnType<typeof itemTable>) => SQL | undefined): SQL | undefined {
  return or(
    ...ITEM_SECTIONS.map((section) => {
      const table = itemTable(section)
      const item = and(
        eq(table.patientId, rectifications.patientId),
        eq(table.id, rectifications.itemId),
        eq(table.authorKind, PROFESSIONAL),
        isNull(table.deletedAt),
        ne(table.state, IN_ERROR),
        asked(table),
      )
      return and(eq(rectifications.section, section), sql`exists (select from ${table} where ${item})`)
    }),
  )
}

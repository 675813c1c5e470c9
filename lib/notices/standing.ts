import "server-only"
import { and, eq, inArray, isNull, not, or, type SQL, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { notices } from "@/drizzle/schema/notices"
import { threads } from "@/drizzle/schema/threads"
import type { NoticeSubject } from "@/drizzle/vocabulary"
import { identify } from "@/lib/access/database-session"
import { itemTable } from "@/lib/access/item-tables"
import type { OwnAccess } from "@/lib/access/own-access"
import { listOwnScopes, type OwnScope, ownSpace } from "@/lib/access/own-scopes"
import type { ItemSection, Permission } from "@/lib/access/sections"
import { withinSpaces } from "@/lib/access/within-spaces"
import { ABOUT_ANSWERS, ABOUT_ITEMS } from "./rules"

/** The spaces that notices tell of, and what the actor may reach there now: by an own scope, or as a professional. */
type Sight = { spaces: readonly OwnScope[]; treated: readonly string[] }

/**
 * The actor's notices that still stand, as SQL over `notices`: nothing is told any more of a space to which the way is closed, nor of
 * what is kept from the one who was told. What ended itself is told all the same: it leads to the access, and to no space.
 */
export async function standing(own: OwnAccess): Promise<SQL> {
  const { tx, actor, ownPatientId, helpedPatientIds, treatedPatientIds } = own
  const told = await tx
    .selectDistinct({ spaceId: sql<string>`${notices.spaceId}` })
    .from(notices)
    .where(and(eq(notices.accountId, actor.accountId), sql`${notices.spaceId} is not null`))
  if (told.length === 0) return isNull(notices.spaceId)
  const known = [...(ownPatientId ? [ownPatientId] : []), ...helpedPatientIds, ...treatedPatientIds]
  // Whoever deposited something once is told of it after the directory forgot them.
  await identify(tx, actor, [...new Set([...known, ...told.map(({ spaceId }) => spaceId)])])
  const self = ownSpace(own)
  const sight = { spaces: [...(await listOwnScopes(own)), ...(self ? [self] : [])], treated: treatedPatientIds }
  const isOpen = sql`${notices.spaceId} = any ((select relais.visible_patients() || relais.authored_patients())::uuid[])`
  return (
    or(isNull(notices.spaceId), and(isOpen, ...aboutItems(sight), ...aboutAnswers(sight), aboutMessages(sight))) ??
    isNull(notices.spaceId)
  )
}

const isAbout = (subjects: readonly NoticeSubject[]) => inArray(notices.subject, [...subjects])
/** A condition on what a notice tells of, where it tells of one of these; any other passes. */
const where = (subjects: readonly NoticeSubject[], holds: SQL) => or(isNull(notices.subject), not(isAbout(subjects)), holds)
const ids = (spaces: readonly OwnScope[]) => spaces.map(({ patientId }) => patientId)
const whoMay = (spaces: readonly OwnScope[], permission: Permission) =>
  spaces.filter(({ scope }) => scope.permissions.includes(permission))

/** What leads to one item is told while it is there to be read. */
const aboutItems = ({ spaces }: Sight) =>
  ABOUT_ITEMS.map(({ subject, section }) => where([subject], isThere(section, spaces, withinSpaces(itemTable(section), spaces))))

/** An answer leads to its section, where what was refused is no more: it is told unless it is set apart from its reader. */
const aboutAnswers = ({ spaces }: Sight) =>
  ABOUT_ANSWERS.map(({ subject, section }) => {
    const readers = whoMay(spaces, `view:${section}`)
    return where([subject], not(isThere(section, readers, sql`(${withinSpaces(itemTable(section), readers)}) is not true`)))
  })

function isThere(section: ItemSection, spaces: readonly OwnScope[], also: SQL): SQL {
  const table = itemTable(section)
  const isIt = and(eq(table.patientId, notices.spaceId), eq(table.id, notices.subjectId), isNull(table.deletedAt))
  return sql`exists (select from ${table} where ${and(isAnyOf(table.patientId, ids(spaces)), isIt, also)})`
}

/** A message is told to whom its thread is there for: row-level security says who is in it. */
function aboutMessages({ spaces, treated }: Sight): SQL | undefined {
  const open = [...ids(whoMay(spaces, "view:messages")), ...treated]
  const isIt = and(eq(threads.patientId, notices.spaceId), eq(threads.id, notices.subjectId))
  return where(["message"], sql`exists (select from ${threads} where ${and(isAnyOf(threads.patientId, open), isIt)})`)
}

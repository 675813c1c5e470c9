import "server-only"
import { and, eq, isNotNull, sql } from "drizzle-orm"
import { lineTable } from "@/drizzle/schema/profile"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import { decides } from "@/lib/access/scope"
import { signatureOf } from "@/lib/access/signature"
import { NotFoundError } from "@/lib/errors"
import { tellProposer } from "@/lib/notices/tell-proposer"
import { confirmedBy, requireAdding, requireMine, traceLine, UNCONFIRMED, updateLine } from "../changing/commands"
import { requireLine } from "../queries"
import { type LineSection, mayChange, mayConfirm, mayRefuse } from "../rules"

type Any = PatientAccess<never>
type Which = { section: LineSection; lineId: string }

/** Says that a line is right, with one's name and the day. Said twice, it is said once. */
export async function confirmLine(access: Any, which: Which): Promise<void> {
  const line = await requireMine(
    access,
    which,
    "line.confirmed",
    (reader, one) => mayConfirm(reader, one) || one.confirmed?.isYou === true,
  )
  if (line.confirmed) return
  await updateLine(access, line, { ...confirmedBy(await signatureOf(access)), state: "confirmed" })
  await tellAnswered(access, which)
}

/** Says that a proposed line is not right: it is taken away, and can be brought back as it was. */
export async function refuseLine(access: Any, which: Which): Promise<void> {
  await updateLine(access, await requireMine(access, which, "line.refused", mayRefuse), { deletedAt: sql`now()` })
  await tellAnswered(access, which)
}

const tellAnswered = (access: Any, { section, lineId: id }: Which) =>
  tellProposer(access, { section, id, add: `add:${section}`, subject: `answered_${section}` })

/** Takes a line away that one may change; it can be brought back. What a professional wrote by mistake stays, and says so. */
export async function removeLine(access: Any, which: Which): Promise<{ isKept: boolean }> {
  const line = await requireMine(access, which, "line.removed", mayChange)
  const isKept = line.author.kind === "professional"
  await updateLine(access, line, isKept ? { state: "entered_in_error" } : { deletedAt: sql`now()` })
  return { isKept }
}

/**
 * Brings back a line that was taken away, as it was, for who may change it. Who only helps has it confirmed again: somebody else may
 * have taken it away, or said no to it. One that is back already stays so.
 * @throws NotFoundError for one that is not there
 */
export async function restoreLine(access: Any, { section, lineId }: Which): Promise<void> {
  requireAdding(access, section)
  const { tx, patientId, actor, scope } = access
  const table = lineTable(section)
  const isOwn = eq(table.authorAccountId, actor.accountId)
  const governs = decides(scope)
  const mine = governs ? sql`(${isOwn} or ${table.authorKind} <> 'professional')` : isOwn
  const standing = scope.items.kind === "granted" ? { ...UNCONFIRMED, state: "proposed" } : {}
  const here = and(eq(table.patientId, patientId), eq(table.id, lineId), itemsWithin(table, scope))
  const rows = await tx
    .update(table)
    .set({ ...standing, deletedAt: null, version: sql`${table.version} + 1` })
    .where(and(here, mine, isNotNull(table.deletedAt)))
    .returning({ id: table.id })
  if (rows.length === 0 && !mayChange(scope, await requireLine(access, section, lineId))) throw new NotFoundError()
  traceLine(access, "line.restored", { section, lineId })
}

import { eq, sql } from "drizzle-orm"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDatabase, portalDatabase } from "@/drizzle/client"
import { auditEvents } from "@/drizzle/schema/audit"
import { ForbiddenError, NotFoundError } from "@/lib/errors"
import { documentType, PATIENTS_TYPES } from "@/lib/reference/document-types"
import type { Actor } from "./actor"
import { identify } from "./database-session"
import { itemTable } from "./item-tables"
import { explainItem, mayAdd, REASONS_TO_READ } from "./items"
import { addableWithin, itemsWithin } from "./items-within"
import { decideLine } from "./lines"
import { linesWithin } from "./lines-within"
import { type PatientAccess, withAccess } from "./require-access"
import { ITEM_SECTIONS, type ItemSection } from "./sections"
import { type Cast, clearAway, type Laid, layOut, makeCast, openWriter } from "./testing/lay-out"
import { isLetIn, world } from "./testing/world"

const RUNS = process.env.RELAIS_DEEP ? 100_000 : Number(process.env.WORLDS ?? 60)

/** So many worlds stand side by side, with one cast; then they are cleared away: what row-level security is asked of a whole table takes as long as the table. */
const WORLDS_AT_ONCE = 200

const writer = openWriter()
let cast: Cast
let laidOut = 0
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(async () => {
  await writer.end()
  await closeDatabase()
})

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort()

/** Which items of a section the SQL of reading lists, and to which the SQL of adding lets more be added. */
async function select({ tx, patientId, scope }: PatientAccess<never>, section: ItemSection) {
  const table = itemTable(section)
  const isListed = sql<boolean>`coalesce(${itemsWithin(table, scope)}, false)`
  const isAddable = sql<boolean>`coalesce(${addableWithin(table, scope, PATIENTS_TYPES)}, false)`
  const found = await tx.select({ id: table.id, isListed, isAddable }).from(table).where(eq(table.patientId, patientId))
  return { listed: ids(found.filter((row) => row.isListed)), addable: ids(found.filter((row) => row.isAddable)) }
}

/** What SQL says of a section and what the policy says one by one: reading, and adding. */
async function bothWays(access: PatientAccess<never>, section: ItemSection, laid: Laid) {
  const { scope } = access
  const items = laid.items.filter((one) => one.section === section)
  const explained = items.map((one) => ({ id: one.id, ...explainItem(scope, one) }))
  const added = items.filter((one) => mayAdd(scope, { ...one, isPatients: documentType(one.typeCode)?.patientAuthored ?? false }))
  for (const { reads, reason } of explained) expect(REASONS_TO_READ.some((word) => word === reason)).toBe(reads)
  return {
    ...(await select(access, section)),
    checked: ids(explained.filter(({ reads }) => reads)),
    added: ids(added),
  }
}

async function linesBothWays({ tx, patientId, scope }: PatientAccess<never>, laid: Laid) {
  const rows = await tx.select({ id: auditEvents.id }).from(auditEvents).where(linesWithin(patientId, scope))
  return { shown: ids(rows), decided: ids(laid.lines.filter((line) => decideLine(scope, line))) }
}

/** Everything by a proof that asks for nothing in particular; null for whoever is refused. */
async function ask(actor: Actor, laid: Laid) {
  const asked = withAccess(actor, laid.patientId, [], async (access) => {
    access.trace({ action: "space.viewed" })
    const sections = new Map<ItemSection, Awaited<ReturnType<typeof bothWays>>>()
    for (const section of ITEM_SECTIONS) sections.set(section, await bothWays(access, section, laid))
    return { sections, lines: await linesBothWays(access, laid) }
  })
  return asked.catch((error) => {
    if (error instanceof NotFoundError || error instanceof ForbiddenError) return null
    throw error
  })
}

/** Everything that row-level security alone lets this actor read of each section, when asked about one patient. */
const letThrough = (actor: Actor, patientId: string) =>
  portalDatabase().transaction(async (tx) => {
    await identify(tx, actor, [patientId])
    const each = ITEM_SECTIONS.map((section) => sql`select ${section} as section, id from ${sql.identifier(section)}`)
    const rows = await tx.execute<{ section: ItemSection; id: string }>(sql.join(each, sql` union all `))
    return new Map(ITEM_SECTIONS.map((section) => [section, ids(rows.filter((row) => row.section === section))]))
  })

/** One actor of a world: what is listed, explained, let through and shown in the journal says the same everywhere. */
async function expectAgreement(actor: Actor, isIn: boolean, laid: Laid) {
  const answer = await ask(actor, laid)
  // Who has no live basis and keeps what he wrote reads no line of the journal: row-level security stops him before the rule.
  expect(answer?.lines.shown ?? []).toEqual(isIn ? answer?.lines.decided : [])
  const hasWritten = laid.items.some((one) => one.professionalAccountId === actor.accountId)
  const through = await letThrough(actor, laid.patientId)
  for (const section of ITEM_SECTIONS) {
    const all = laid.items.filter((one) => one.section === section)
    const passed = through.get(section) ?? []
    expect(passed).toEqual(ids(isIn || hasWritten ? all : []))
    const { listed = [], checked = [], addable = [], added = [] } = answer?.sections.get(section) ?? {}
    expect(listed).toEqual(checked)
    expect(passed).toEqual(expect.arrayContaining(listed))
    expect(addable).toEqual(added.filter((id) => passed.includes(id)))
  }
}

describe("On random worlds, in every section", () => {
  it("the list is what the policy grants and explains one by one, and row-level security lets no stranger through", async () => {
    await fc.assert(
      fc.asyncProperty(world, async (given) => {
        if (laidOut > 0 && laidOut % WORLDS_AT_ONCE === 0) {
          await clearAway(writer)
          cast = await makeCast()
        }
        laidOut++
        const laid = await layOut(given, cast, writer)
        const open = isLetIn(given)
        await expectAgreement(laid.holder, true, laid)
        await expectAgreement(laid.caregiver, open.caregiver, laid)
        await expectAgreement(laid.professional, open.professional, laid)
        expect([...(await letThrough(cast.stranger, laid.patientId)).values()].flat()).toEqual([])
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
  }, 86_400_000)
})

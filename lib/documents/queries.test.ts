import { sql } from "drizzle-orm"
import fc from "fast-check"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import {
  CONFIDENTIALITY_MARKS,
  DELEGABLE_GROUPS,
  DOCUMENT_GROUPS,
  GRANTABLE_TOPICS,
  SENSITIVE_TOPICS,
} from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import { decideItem } from "@/lib/access/items"
import { withAccess, withPreview } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newDocument, newPatient } from "@/lib/access/testing"
import { NotFoundError } from "@/lib/errors"
import { encodeCursor } from "@/lib/platform/cursor"
import { getDocument, listDocuments, listFacets, listStatement } from "./queries"
import { parseFilters } from "./schema"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let patientId: string
beforeAll(async () => {
  jeanne = await newActor()
  claire = await newActor("Claire Lefèvre")
})
beforeEach(async () => {
  jeanne = await newActor()
  patientId = await newPatient(jeanne)
})

type Query = Record<string, string>
const page = (actor: Actor, query: Query = {}) =>
  withAccess(actor, patientId, ["view:documents"], (access) => listDocuments(access, parseFilters(query)))
const titles = async (actor: Actor, query: Query = {}) => (await page(actor, query)).lines.map(({ title }) => title)
const add = (given: Parameters<typeof newDocument>[2]) => newDocument(jeanne, patientId, given)

describe("The list", () => {
  it("shows the newest deposit first, twenty at a time, and goes back and forth without losing or repeating one", async () => {
    const sameInstant = new Date("2026-05-01T10:00:00Z")
    for (let number = 0; number < 45; number++)
      await add({ title: String(number), depositedAt: number % 9 ? undefined : sameInstant })
    const seen: string[] = []
    let at: Query = {}
    const pages: Awaited<ReturnType<typeof page>>[] = []
    for (;;) {
      const here = await page(jeanne, at)
      pages.push(here)
      seen.push(...here.lines.map(({ title }) => title))
      if (!here.older) break
      at = { older: here.older }
    }
    expect(pages.map(({ lines }) => lines.length)).toEqual([20, 20, 5])
    expect(new Set(seen).size).toBe(45)
    expect(pages[0]?.newer).toBeNull()
    const back = await page(jeanne, { newer: pages[2]?.newer ?? "" })
    expect(back.lines).toEqual(pages[1]?.lines)
    expect((await page(jeanne, { newer: back.newer ?? "" })).lines).toEqual(pages[0]?.lines)
  })

  it("is narrowed by group, by year of the act, by author and to what is unread", async () => {
    await add({ title: "ordonnance", documentGroup: "prescriptions", typeCode: "57833-6", actOn: "2025-12-31" })
    const read = await add({ title: "analyses", actOn: "2026-01-01" })
    await add({
      title: "radio",
      documentGroup: "imaging",
      authorKind: "professional",
      authorName: "Dr Anne Morel",
      actOn: "2026-02-02",
    })
    await withAccess(jeanne, patientId, ["view:documents"], (access) => getDocument(access, read))
    expect(await titles(jeanne, { group: "prescriptions" })).toEqual(["ordonnance"])
    expect(await titles(jeanne, { year: "2025" })).toEqual(["ordonnance"])
    expect(await titles(jeanne, { year: "2026" })).toEqual(["radio", "analyses"])
    expect(await titles(jeanne, { author: "Dr Anne Morel" })).toEqual(["radio"])
    expect(await titles(jeanne, { unread: "1" })).toEqual(["radio", "ordonnance"])
    expect(await titles(jeanne, { unread: "1", year: "2026", group: "imaging" })).toEqual(["radio"])
  })

  it.each<Query>([
    { group: "everything" },
    { year: "0x7e9" },
    { year: "99999" },
    { unread: "true" },
    { older: "not a cursor" },
    { older: Buffer.from("1.; drop table documents").toString("base64url") },
    { newer: encodeCursor({ micros: "12345678901234567", id: "x" }) },
    { author: "" },
  ])("is whole again when the address says something that nobody understands: %o", async (query) => {
    await add({ title: "analyses", actOn: "2025-01-01" })
    expect(await titles(jeanne, query)).toEqual(["analyses"])
  })

  it("gives a caregiver no hint of what she may not see: no line, no year, no author, no next page", async () => {
    await newDelegation(jeanne, patientId, claire, { documentGroups: ["lab_results"] })
    await add({ title: "analyses", actOn: "2026-01-01" })
    for (let number = 0; number < 30; number++) {
      await add({
        title: "secret",
        sensitivity: "sensitive",
        sensitiveTopic: "violence",
        actOn: "1999-01-01",
        authorName: "Dr Secret",
      })
    }
    const { lines, older, newer } = await page(claire)
    expect(lines.map(({ title }) => title)).toEqual(["analyses"])
    expect([older, newer]).toEqual([null, null])
    expect(lines[0]?.forPatient).toBeNull()
    const facets = await withAccess(claire, patientId, ["view:documents"], async (access) => {
      access.trace({ action: "document.listed" })
      return listFacets(access)
    })
    expect(facets).toEqual({ years: [2026], authors: ["Jeanne Lefèvre"], groups: ["lab_results"] })
    expect((await page(jeanne)).lines[0]?.forPatient).toEqual({ sensitivity: "sensitive", isHiddenFromProfessionals: false })
  })

  it("is read from the index in its order: Postgres sorts nothing, on no page", async () => {
    for (let number = 0; number < 30; number++) await add({ title: String(number) })
    await newDelegation(jeanne, patientId, claire)
    await asSuperuser((connection) => connection`analyze documents`)
    const middle = (await page(jeanne)).older ?? ""
    for (const [actor, query] of [
      [jeanne, {}],
      [claire, {}],
      [jeanne, { older: middle }],
      [jeanne, { newer: middle }],
      [jeanne, { unread: "1" }],
    ] as [Actor, Query][]) {
      const plan = await withAccess(actor, patientId, ["view:documents"], async (access) => {
        access.trace({ action: "document.listed" })
        await access.tx.execute(sql`set local enable_seqscan = off`)
        await access.tx.execute(sql`set local enable_bitmapscan = off`)
        const statement = listStatement(access, parseFilters(query))
        const rows = await access.tx.execute<{ "QUERY PLAN": string }>(sql`explain ${statement.getSQL()}`)
        return rows.map((row) => row["QUERY PLAN"]).join("\n")
      })
      expect(plan).toContain("documents_newest_first")
      expect(plan).not.toMatch(/\bSort\b/)
    }
  })
})

const item = fc
  .record({
    judged: fc.oneof(
      fc.record({ sensitivity: fc.constant("sensitive" as const), sensitiveTopic: fc.constantFrom(...SENSITIVE_TOPICS) }),
      fc.record({ sensitivity: fc.constantFrom("not" as const, "not_yet_judged" as const), sensitiveTopic: fc.constant(null) }),
    ),
    marks: fc
      .subarray([...CONFIDENTIALITY_MARKS])
      .filter((marks) => !(marks.includes("INVISIBLE_PATIENT") && marks.includes("MASQUE_PS"))),
    documentGroup: fc.constantFrom(...DOCUMENT_GROUPS),
  })
  .map(({ judged, ...facts }) => ({ ...judged, ...facts, typeCode: "11502-2" }))

it("The list, the single read and the policy agree on every document of a random record", async () => {
  const world = fc.record({
    items: fc.array(item, { minLength: 1, maxLength: 15 }),
    documentGroups: fc.subarray(DELEGABLE_GROUPS),
    sensitiveTopics: fc.subarray([...GRANTABLE_TOPICS]),
  })
  await fc.assert(
    fc.asyncProperty(world, async ({ items, ...grant }) => {
      jeanne = await newActor()
      patientId = await newPatient(jeanne)
      await newDelegation(jeanne, patientId, claire, grant)
      const known = await Promise.all(
        items.map(async (facts) => ({ id: await add({ ...facts, marks: [...facts.marks] }), facts })),
      )
      for (const actor of [jeanne, claire]) {
        const listed = (await page(actor)).lines.map(({ id }) => id)
        for (const { id, facts } of known) {
          const [granted, read] = await withAccess(actor, patientId, ["view:documents"], async (access) => {
            access.trace({ action: "document.listed" })
            const found = await getDocument(access, id).catch((error) => error)
            return [
              decideItem(access.scope, { section: "documents", ...facts, professionalAccountId: null, excludedFor: [] }),
              !(found instanceof NotFoundError),
            ]
          })
          expect([listed.includes(id), read]).toEqual([granted, granted])
        }
      }
    }),
    { numRuns: 12, endOnFailure: true },
  )
})

describe("Reading a document", () => {
  it("makes it no longer 'to read', for the one who read it and for nobody else", async () => {
    await newDelegation(jeanne, patientId, claire)
    const id = await add({ title: "analyses" })
    await withAccess(claire, patientId, ["view:documents"], (access) => getDocument(access, id))
    expect((await page(claire)).lines[0]?.isUnread).toBe(false)
    expect((await page(jeanne)).lines[0]?.isUnread).toBe(true)
  })

  it("in a preview shows what the caregiver would see and moves no mark, neither hers nor the patient's", async () => {
    const delegationId = await newDelegation(jeanne, patientId, claire, { documentGroups: ["lab_results"] })
    const id = await add({ title: "analyses" })
    const hidden = await add({ title: "ordonnance", documentGroup: "prescriptions", typeCode: "57833-6" })
    const lens = {
      id: delegationId,
      permissions: ["view:documents"],
      documentGroups: ["lab_results"],
      sensitiveTopics: [],
      caregiverAccountId: claire.accountId,
    }
    const look = <Result>(work: Parameters<typeof withPreview<"view:documents", Result>>[3]) =>
      withAccess(jeanne, patientId, ["edit:delegations"], (access) => {
        access.trace({ action: "delegation.previewed" })
        return withPreview(access, lens, ["view:documents"], work)
      })
    const listed = await look((access) => listDocuments(access, parseFilters({})))
    expect(listed.lines.map(({ title }) => title)).toEqual(["analyses"])
    expect(listed.lines[0]?.forPatient).toBeNull()
    await look((access) => getDocument(access, id))
    await expect(look((access) => getDocument(access, hidden))).rejects.toThrow(NotFoundError)
    expect((await page(jeanne)).lines.map(({ isUnread }) => isUnread)).toEqual([true, true])
    expect((await page(claire)).lines[0]?.isUnread).toBe(true)
  })

  it.each(["x", "..%2f", "%00", "0198a9b0-0000-7000-8000-00000000000Z", ""])(
    "of the name %o is 'not found' like any other",
    async (name) => {
      const read = withAccess(jeanne, patientId, ["view:documents"], (access) => getDocument(access, name))
      await expect(read).rejects.toThrow(NotFoundError)
    },
  )

  it("leaves a line in the journal with the document's name for machines, and none in words", async () => {
    const id = await add({ title: "analyses" })
    await withAccess(jeanne, patientId, ["view:documents"], (access) => getDocument(access, id))
    const [line] = await asSuperuser(
      (connection) => connection`select action, resource_ids from audit_events where patient_id = ${patientId}`,
    )
    expect(line).toEqual({ action: "document.viewed", resource_ids: [id] })
  })
})

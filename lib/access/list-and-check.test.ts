import { and, eq } from "drizzle-orm"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDatabase, portalDatabase } from "@/drizzle/client"
import { documentExclusions, documents } from "@/drizzle/schema/documents"
import { CONFIDENTIALITY_MARKS, DELEGABLE_GROUPS, GRANTABLE_TOPICS, SENSITIVE_TOPICS } from "@/drizzle/vocabulary"
import { DELEGABLE_PERMISSIONS } from "@/lib/access/sections"
import { groupOfType } from "@/lib/reference/document-types"
import type { Actor } from "./actor"
import { identify } from "./database-session"
import { documentsWithin } from "./document-predicate"
import { decideItem, type Item } from "./policy"
import { withAccess } from "./require-access"
import {
  asSuperuser,
  newActor,
  newBlock,
  newConsultation,
  newDelegation,
  newDocument,
  newPatient,
  newTeamMember,
  practiceOf,
} from "./testing"

afterAll(closeDatabase)

/** Types of several groups, some outside what a nurse or a physiotherapist may read, one that no list classes, one of wishes. */
const TYPES = ["11502-2", "57833-6", "68599-0", "89601-9", "EXPPAT_1", "34876-3", "18748-4", "PRESC-INF", "REMB"] as const
const PROFESSIONS = ["10", "21", "60", "70", "41", "93"] as const

const RUNS = process.env.RELAIS_DEEP ? 100_000 : 60

const sensitivity = fc.oneof(
  fc.record({ sensitivity: fc.constant("sensitive" as const), sensitiveTopic: fc.constantFrom(...SENSITIVE_TOPICS) }),
  fc.record({ sensitivity: fc.constantFrom("not" as const, "not_yet_judged" as const), sensitiveTopic: fc.constant(null) }),
)
const marks = fc
  .subarray([...CONFIDENTIALITY_MARKS])
  .filter((set) => !(set.includes("INVISIBLE_PATIENT") && set.includes("MASQUE_PS")))
const item = fc
  .tuple(sensitivity, marks, fc.constantFrom(...TYPES), fc.boolean(), fc.boolean())
  .map(([judged, given, typeCode, excluded, byProfessional]) => ({
    ...judged,
    marks: given,
    typeCode,
    documentGroup: groupOfType(typeCode),
    excluded,
    byProfessional,
  }))

const state = fc.constantFrom("none", "proposed", "accepted", "open", "later", "over", "suspended", "ended")
const world = fc.record({
  items: fc.array(item, { minLength: 1, maxLength: 12 }),
  state,
  permissions: fc.subarray([...DELEGABLE_PERMISSIONS], { minLength: 1 }),
  documentGroups: fc.subarray(DELEGABLE_GROUPS),
  sensitiveTopics: fc.subarray([...GRANTABLE_TOPICS]),
  profession: fc.constantFrom(...PROFESSIONS),
  care: fc.constantFrom("none", "team", "attending", "consultation", "over", "removed", "blocked"),
})
type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never

let jeanne: Actor
let stranger: Actor

beforeAll(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  stranger = await newActor("Victor Noël")
})

/** Lays a world out in the database: a patient, her documents, and one caregiver in the given state. */
async function layOut(given: World) {
  const holder = await newActor("Jeanne Lefèvre")
  const claire = await newActor("Claire Lefèvre")
  const nurse = { ...(await newActor("Julie Caron", "professional")), exercice: practiceOf(given.profession) }
  const patientId = await newPatient(holder)
  const items: (Item & { id: string })[] = []
  for (const { excluded, byProfessional, ...facts } of given.items) {
    const author = byProfessional ? { authorKind: "professional", authorAccountId: nurse.accountId } : {}
    const id = await newDocument(holder, patientId, { ...facts, ...author })
    if (excluded) await exclude(holder, patientId, id, claire)
    const excludedFor = excluded ? [claire.accountId] : []
    items.push({ ...facts, id, excludedFor, professionalAccountId: byProfessional ? nurse.accountId : null })
  }
  await letIn(given.care, holder, patientId, nurse)
  if (given.state !== "none") {
    const { permissions, documentGroups, sensitiveTopics } = given
    const id = await newDelegation(holder, patientId, claire, { permissions, documentGroups, sensitiveTopics })
    await bring(id, given.state)
  }
  return { holder, claire, nurse, patientId, items }
}

/** Brings a professional into the space, or out of it again. */
async function letIn(care: World["care"], holder: Actor, patientId: string, professional: Actor) {
  if (care === "none") return
  if (care === "consultation" || care === "over") await newConsultation(holder, patientId, professional)
  else await newTeamMember(holder, patientId, professional, { isAttendingDoctor: care === "attending" })
  if (care === "blocked") await newBlock(holder, patientId, professional)
  await asSuperuser(async (sql) => {
    if (care === "removed") await sql`update care_team_members set removed_at = now() where patient_id = ${patientId}`
    if (care === "over")
      await sql`update consultations set opened_at = now() - interval '3 hours', closes_at = now() where patient_id = ${patientId}`
  })
}

async function exclude(holder: Actor, patientId: string, documentId: string, caregiver: Actor) {
  await portalDatabase().transaction(async (tx) => {
    await identify(tx, holder, [patientId])
    await tx.insert(documentExclusions).values({ patientId, documentId, caregiverAccountId: caregiver.accountId })
  })
}

/** Puts a delegation into a state that time or a person would have brought it to. */
const bring = (id: string, to: string) =>
  asSuperuser(async (sql) => {
    await sql`alter table delegations disable trigger guard_delegation`
    if (to === "later") await sql`update delegations set opens_at = now() + interval '1 day' where id = ${id}`
    if (to === "over")
      await sql`update delegations set opens_at = now() - interval '2 day', ends_at = now(), closes_at = now() where id = ${id}`
    if (to === "suspended" || to === "accepted" || to === "proposed")
      await sql`update delegations set status = ${to} where id = ${id}`
    if (to === "ended")
      await sql`update delegations set status = 'ended', ended_at = now(), end_reason = 'renounced' where id = ${id}`
    await sql`alter table delegations enable trigger guard_delegation`
  })

/** What the list shows, and what the policy grants one by one; both empty when the actor is refused. */
async function listAndCheck(actor: Actor, patientId: string, items: readonly (Item & { id: string })[]) {
  try {
    return await withAccess(actor, patientId, ["view:documents"], async (access) => {
      access.trace({ action: "document.listed", permission: "view:documents" })
      const rows = await access.tx
        .select({ id: documents.id })
        .from(documents)
        .where(and(eq(documents.patientId, access.patientId), documentsWithin(access.scope)))
      const checked = items.filter((one) => decideItem(access.scope, one))
      return { listed: rows.map((row) => row.id).sort(), checked: checked.map((one) => one.id).sort() }
    })
  } catch {
    return { listed: [], checked: [] }
  }
}

/** Everything that row-level security alone lets this actor read of the patient. */
const behindTheWall = (actor: Actor, patientId: string) =>
  portalDatabase().transaction(async (tx) => {
    await identify(tx, actor, [patientId])
    const rows = await tx.select({ id: documents.id }).from(documents)
    return rows.map((row) => row.id).sort()
  })

describe("On random worlds", () => {
  it("the list is exactly what the policy grants one by one, and the wall behind lets no stranger through", async () => {
    await fc.assert(
      fc.asyncProperty(world, async (given) => {
        const { holder, claire, nurse, patientId, items } = await layOut(given)
        for (const actor of [holder, claire, nurse]) {
          const { listed, checked } = await listAndCheck(actor, patientId, items)
          expect(listed).toEqual(checked)
          const wall = await behindTheWall(actor, patientId)
          expect(wall).toEqual(expect.arrayContaining(listed))
        }
        const all = items.map((one) => one.id).sort()
        expect(await behindTheWall(holder, patientId)).toEqual(all)
        expect(await behindTheWall(claire, patientId)).toEqual(given.state === "open" ? all : [])
        const isLetIn = ["team", "attending", "consultation"].includes(given.care)
        const isAuthor = items.some((one) => one.professionalAccountId === nurse.accountId)
        expect(await behindTheWall(nurse, patientId)).toEqual(isLetIn || isAuthor ? all : [])
        for (const nobody of [jeanne, stranger]) expect(await behindTheWall(nobody, patientId)).toEqual([])
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
  }, 3_600_000)
})

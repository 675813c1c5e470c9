import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { beforeEach, describe, expect, test } from "vitest"
import { portalDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { withOwn } from "@/lib/access/own-access"
import { withAccess } from "@/lib/access/require-access"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { narrow } from "@/lib/delegation/commands"
import { widen } from "@/lib/delegation/opening/commands"
import { tidyGrant } from "@/lib/delegation/rules"
import { asPatient, confirmAddress, mailsTo, rowOf } from "@/lib/delegation/testing"
import { ConflictError, ForbiddenError, NotFoundError } from "@/lib/errors"
import { renounce } from "./commands"

let jeanne: Actor
let claire: Actor
let patientId: string
let id: string

beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
  id = await newDelegation(jeanne, patientId, claire)
})

const lines = (documentGroups: ("lab_results" | "prescriptions" | "imaging")[], permissions: "add:documents"[] = []) => ({
  ...{ patientId, delegationId: id, permissions, documentGroups },
  sensitiveTopics: [],
})
const reads = (who: Actor) =>
  withAccess(who, patientId, ["view:documents"], async (access) => access.trace({ action: "document.listed" }))
const wider = (groups: string[], topics: string[] = []) => ({
  ...{ id: randomUUID(), widensId: id, durationMonths: 6, atEnd: "stop" as const, continuesIfUnable: false },
  grant: tidyGrant({ permissions: ["view:documents"], documentGroups: groups, sensitiveTopics: topics }),
})
const unchanged = async (attempt: () => Promise<unknown>, error: unknown, who = jeanne) => {
  const before = await rowOf(jeanne, patientId, id)
  await expect(attempt()).rejects.toThrow(error as Error)
  const after = await rowOf(jeanne, patientId, id)
  expect({ ...after, now: 0 }).toEqual({ ...before, now: 0 })
  return who
}

describe("What a caregiver can do", () => {
  test("A caregiver changes no access, not even her own", async () => {
    const asked = withAccess(claire, patientId, ["edit:delegations"], (access) => narrow(access, lines(["lab_results"])))
    await expect(asked).rejects.toThrow(ForbiddenError)
  })

  test.each([
    ["permissions", sql`permissions = array['view:documents', 'add:documents'], document_groups = array['imaging', 'hospital']`],
    ["a later end", sql`ends_at = ends_at + interval '1 year', closes_at = closes_at + interval '1 year'`],
    ["sensitive topics", sql`sensitive_topics = array['social']`],
    ["going on once", sql`at_end = 'extend_once'`],
    ["somebody else", sql`caregiver_account_id = gen_random_uuid()`],
    ["an access suspended", sql`status = 'suspended'`],
  ])("Even in SQL, under the portal's role, a caregiver does not give herself %s", async (_, change) => {
    const attempt = () =>
      portalDatabase().transaction(async (tx) => {
        await identify(tx, claire, [patientId])
        await tx.execute(sql`update delegations set ${change} where patient_id = ${patientId} and id = ${id}`)
      })
    await unchanged(attempt, Error)
  })

  test("Even in SQL, a caregiver does not add an access for herself", async () => {
    const attempt = () =>
      portalDatabase().transaction(async (tx) => {
        await identify(tx, claire, [patientId])
        await tx.execute(sql`insert into delegations (patient_id, status, caregiver_account_id, caregiver_name, relation, purpose, permissions,
            document_groups, duration_months, at_end, opens_at, ends_at, closes_at, replaces_id)
          select patient_id, 'waiting', caregiver_account_id, caregiver_name, relation, purpose, permissions, array['hospital'], 12, 'stop',
            now(), now() + interval '1 year', now() + interval '1 year', id from delegations where patient_id = ${patientId} and id = ${id}`)
      })
    await unchanged(attempt, Error)
  })

  test("A caregiver gives up helping: it holds at once and the patient is told", async () => {
    const address = await confirmAddress(jeanne)
    const more = await asPatient(jeanne, patientId, (access) => widen(access, wider(["imaging"])))
    await withOwn(claire, (own) => renounce(own, id))
    await expect(reads(claire)).rejects.toThrow(NotFoundError)
    expect(await rowOf(jeanne, patientId, id)).toMatchObject({ status: "ended", end_reason: "renounced" })
    expect(await rowOf(jeanne, patientId, more)).toMatchObject({ status: "ended", end_reason: "renounced" })
    expect(await mailsTo(address)).toHaveLength(2)
    await expect(withOwn(claire, (own) => renounce(own, id))).rejects.toThrow(ConflictError)
  })

  test("Nobody gives up somebody else's help", async () => {
    const paul = await newActor("Paul Garnier")
    await unchanged(() => withOwn(paul, (own) => renounce(own, id)), NotFoundError)
  })
})

import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { beforeEach, describe, expect, test } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/errors"
import { getLens } from "@/lib/preview/queries"
import { chooseAtEnd, foresee, narrow, renew, resume, revoke, suspend } from "./commands"
import { widen } from "./opening/commands"
import { getHelper, listHelpers } from "./queries"
import { tidyGrant } from "./rules"
import { asPatient, confirmAddress, journalOf, letPass, mailsTo, rowOf } from "./testing"

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
const CONTINUES = { continuesIfUnable: "yes" as const }
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

describe("Narrowing", () => {
  test("A line taken out holds at once, and is written in the journal", async () => {
    await asPatient(jeanne, patientId, (access) => narrow(access, lines(["lab_results"])))
    const row = await rowOf(jeanne, patientId, id)
    expect(row).toMatchObject({ permissions: ["view:documents"], document_groups: ["lab_results"], version: 2 })
    expect(await journalOf(patientId, id)).toEqual(["delegation.narrowed"])
  })

  test("A page shown long ago cannot give a line back", async () => {
    await asPatient(jeanne, patientId, (access) => narrow(access, lines(["lab_results"])))
    await unchanged(
      () => asPatient(jeanne, patientId, (access) => narrow(access, lines(["lab_results", "prescriptions", "imaging"]))),
      InvalidInputError,
    )
  })

  test("Leaving nothing is refused: an access with nothing in it should be taken back", () =>
    unchanged(() => asPatient(jeanne, patientId, (access) => narrow(access, lines([]))), InvalidInputError))

  test("The widening that waits loses the line too, and goes when nothing is left of it", async () => {
    const more = await asPatient(jeanne, patientId, (access) => widen(access, wider(["lab_results", "prescriptions", "imaging"])))
    await asPatient(jeanne, patientId, (access) => narrow(access, lines(["lab_results"])))
    expect(await rowOf(jeanne, patientId, more)).toMatchObject({ status: "waiting", document_groups: ["lab_results", "imaging"] })
  })
})

describe("Pausing and taking back", () => {
  test("A paused access is closed from the next request on, and goes on when the patient says so", async () => {
    await reads(claire)
    await asPatient(jeanne, patientId, (access) => suspend(access, { patientId, delegationId: id }))
    await expect(reads(claire)).rejects.toThrow(NotFoundError)
    await asPatient(jeanne, patientId, (access) => resume(access, { patientId, delegationId: id }))
    await reads(claire)
  })

  test("Pausing withdraws the widening that waits", async () => {
    const more = await asPatient(jeanne, patientId, (access) => widen(access, wider(["lab_results", "imaging"])))
    await asPatient(jeanne, patientId, (access) => suspend(access, { patientId, delegationId: id }))
    expect(await rowOf(jeanne, patientId, more)).toMatchObject({ status: "ended", end_reason: "withdrawn" })
  })

  test("An access taken back is closed from the next request on, keeps its reason and cannot come back", async () => {
    const address = await confirmAddress(claire)
    await asPatient(jeanne, patientId, (access) => revoke(access, { patientId, delegationId: id, reason: "misuse" }))
    await expect(reads(claire)).rejects.toThrow(NotFoundError)
    expect(await rowOf(jeanne, patientId, id)).toMatchObject({ status: "ended", end_reason: "misuse" })
    const [mail] = await mailsTo(address)
    expect(mail?.text).not.toMatch(/Jeanne|Lefèvre|retir|misuse/)
    await unchanged(
      () => asPatient(jeanne, patientId, (access) => resume(access, { patientId, delegationId: id })),
      ConflictError,
    )
  })

  test("Taking back twice, in two tabs at once, ends it once", async () => {
    const both = await Promise.allSettled(
      ["misuse", "no_longer_needed"].map((reason) =>
        asPatient(jeanne, patientId, (access) =>
          revoke(access, { patientId, delegationId: id, reason: reason as "misuse" | "no_longer_needed" }),
        ),
      ),
    )
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"])
    expect(await journalOf(patientId, id)).toEqual(["delegation.revoked", "delegation.revoked refused"])
  })

  test("Another patient's access is not found", async () => {
    const amina = await newActor("Amina Diallo")
    const other = await newPatient(amina)
    const attempt = () =>
      asPatient(amina, other, (access) => revoke(access, { patientId: other, delegationId: id, reason: "misuse" }))
    await unchanged(attempt, NotFoundError)
  })
})

describe("The end of an access", () => {
  test("Renewing gives a new period from now and forgets the reminders", async () => {
    await letPass(jeanne, patientId, id, "170 days")
    const { version } = (await rowOf(jeanne, patientId, id)) ?? {}
    const input = {
      patientId,
      delegationId: id,
      version: Number(version),
      months: 12,
      atEnd: "extend_once" as const,
      ...CONTINUES,
    }
    await asPatient(jeanne, patientId, (access) => renew(access, input))
    const [row] = await asPatient(jeanne, patientId, ({ tx }) =>
      tx.execute(sql`select ends_at > now() + interval '360 days' as long, continues_if_unable,
          closes_at = (ends_at at time zone 'Europe/Paris' + interval '3 months') at time zone 'Europe/Paris' as goes_on from delegations where patient_id = ${patientId} and id = ${id}`),
    )
    expect(row).toEqual({ long: true, goes_on: true, continues_if_unable: true })
  })

  test("A page shown before another tab changed the access renews nothing", async () => {
    const input = { patientId, delegationId: id, version: 99, months: 12, atEnd: "stop" as const, ...CONTINUES }
    await unchanged(() => asPatient(jeanne, patientId, (access) => renew(access, input)), ConflictError)
  })

  test("An access whose period is over cannot be used nor renewed, although no job noted it", async () => {
    await letPass(jeanne, patientId, id, "200 days")
    await expect(reads(claire)).rejects.toThrow(NotFoundError)
    const input = { patientId, delegationId: id, version: 1, months: 6, atEnd: "stop" as const, ...CONTINUES }
    await unchanged(() => asPatient(jeanne, patientId, (access) => renew(access, input)), ConflictError)
    const [helper] = await asPatient(jeanne, patientId, (access) => listHelpers(access))
    expect(helper?.state).toBe("ended")
  })

  test("However many accesses are over, nobody in use falls off the list", async () => {
    await asSuperuser(async (db) => {
      await db`insert into delegations (patient_id, id, status, caregiver_name, relation, purpose, permissions,
          document_groups, duration_months, at_end)
        select ${patientId}, uuidv7(), 'proposed', 'Quelqu’un', 'friend', 'everyday', array['view:documents'],
          array['imaging'], 6, 'stop' from generate_series(1, 120)`
      await db`update delegations set status = 'ended', ended_at = now(), end_reason = 'patient_request'
        where patient_id = ${patientId} and status = 'proposed'`
    })
    const helpers = await asPatient(jeanne, patientId, (access) => listHelpers(access))
    expect(helpers.map((helper) => helper.id)).toContain(id)
    expect(helpers[0]?.state).toBe("open")
  })

  test("Choosing to go on once moves the close by three months, and choosing to stop moves it back", async () => {
    const version = async () => Number((await rowOf(jeanne, patientId, id))?.version)
    const input = { patientId, delegationId: id }
    await asPatient(jeanne, patientId, async (access) =>
      chooseAtEnd(access, { ...input, version: await version(), atEnd: "extend_once" }),
    )
    const longer = await rowOf(jeanne, patientId, id)
    expect(new Date(String(longer?.closes_at)) > new Date(String(longer?.ends_at))).toBe(true)
    await asPatient(jeanne, patientId, async (access) =>
      chooseAtEnd(access, { ...input, version: await version(), atEnd: "stop" }),
    )
    const back = await rowOf(jeanne, patientId, id)
    expect(back?.closes_at).toEqual(back?.ends_at)
  })

  test("Whether it goes on if she can no longer decide is said from its page, and opens nothing", async () => {
    const before = await rowOf(jeanne, patientId, id)
    const input = { patientId, delegationId: id, version: Number(before?.version), continuesIfUnable: "yes" as const }
    await asPatient(jeanne, patientId, (access) => foresee(access, input))
    const after = await rowOf(jeanne, patientId, id)
    expect(after).toMatchObject({ continues_if_unable: true, closes_at: before?.closes_at, permissions: before?.permissions })
    await expect(asPatient(jeanne, patientId, (access) => foresee(access, input))).rejects.toThrow("delegation.changed_meanwhile")
  })
})

describe("What the patient reads", () => {
  test("She is asked whether it should go on if she can no longer decide, until she has said or renewed it", async () => {
    const hasSaid = async () => (await asPatient(jeanne, patientId, (access) => getHelper(access, id)))?.hasSaidIfUnable
    expect(await hasSaid()).toBe(false)
    const input = { patientId, delegationId: id, version: 1 }
    await asPatient(jeanne, patientId, (access) => foresee(access, { ...input, continuesIfUnable: "no" }))
    expect(await hasSaid()).toBe(true)
    const other = await newDelegation(jeanne, patientId, await newActor("Paul Garnier"))
    expect((await asPatient(jeanne, patientId, (access) => getHelper(access, other)))?.hasSaidIfUnable).toBe(false)
    const renewal = { ...input, delegationId: other, months: 6, atEnd: "stop" as const, ...CONTINUES }
    await asPatient(jeanne, patientId, (access) => renew(access, renewal))
    expect((await asPatient(jeanne, patientId, (access) => getHelper(access, other)))?.hasSaidIfUnable).toBe(true)
  })

  test("She reads when her daughter last came and how much she saw", async () => {
    await withAccess(claire, patientId, ["view:documents"], async (access) => {
      access.trace({ action: "document.listed" })
      access.trace({ action: "document.viewed", resourceIds: [randomUUID()] })
    })
    const [helper] = await asPatient(jeanne, patientId, (access) => listHelpers(access))
    expect(helper).toMatchObject({
      caregiverName: "Claire Lefèvre",
      state: "open",
      arrivedName: "Claire Lefèvre",
      use: { seen: 1, added: 0 },
    })
  })

  test("The eyes of an access are those of its caregiver; a foreign one is not there", async () => {
    const lens = await asPatient(jeanne, patientId, (access) => getLens(access, id))
    expect(lens).toMatchObject({ caregiverAccountId: claire.accountId, documentGroups: ["lab_results", "prescriptions"] })
    expect(await asPatient(jeanne, patientId, (access) => getLens(access, randomUUID()))).toBeNull()
  })
})

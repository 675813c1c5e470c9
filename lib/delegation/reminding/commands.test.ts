import { afterAll, beforeEach, describe, expect, test } from "vitest"
import { openDatabase } from "@/drizzle/client"
import { testDatabase } from "@/drizzle/testing/database"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { listNotices } from "@/lib/notices/queries"
import { widen } from "../opening/commands"
import { tidyGrant } from "../rules"
import { asPatient, asSuperuser, confirmAddress, journalOf, letPass, mailsTo, rowOf } from "../testing"
import { remindOfDelegations, settleDueDelegations, tellFirstUses } from "./commands"

const { sql, database: worker } = openDatabase(testDatabase().workerUrl, 2)
let jeanne: Actor
let claire: Actor
let patientId: string
let id: string
let hers: string
let claires: string

beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
  id = await newDelegation(jeanne, patientId, claire)
  hers = await confirmAddress(jeanne)
  claires = await confirmAddress(claire)
})
afterAll(() => sql.end())

describe("What the clock decides", () => {
  test("An access whose period is over is noted as expired, once", async () => {
    await letPass(jeanne, patientId, id, "200 days")
    await settleDueDelegations(worker)
    await settleDueDelegations(worker)
    expect(await rowOf(jeanne, patientId, id)).toMatchObject({ status: "ended", end_reason: "expired" })
    expect(await journalOf(patientId, id)).toEqual(["delegation.expired"])
    expect(await listNotices(claire, "fr")).toMatchObject([{ about: "ended", subjectId: id, name: "Jeanne Lefèvre" }])
  })

  test("A widening whose wait is over stands instead of the first access", async () => {
    const grant = tidyGrant({ permissions: ["view:documents"], documentGroups: ["imaging"], sensitiveTopics: [] })
    const widening = {
      id: crypto.randomUUID(),
      widensId: id,
      grant,
      durationMonths: 6,
      atEnd: "stop" as const,
      continuesIfUnable: false,
    }
    const more = await asPatient(jeanne, patientId, (access) => widen(access, widening))
    await settleDueDelegations(worker)
    expect(await rowOf(jeanne, patientId, more)).toMatchObject({ status: "waiting" })
    await letPass(jeanne, patientId, more, "49 hours")
    await settleDueDelegations(worker)
    expect(await rowOf(jeanne, patientId, more)).toMatchObject({ status: "active" })
    expect(await rowOf(jeanne, patientId, id)).toMatchObject({ status: "ended", end_reason: "replaced" })
  })
})

describe("Reminders", () => {
  const endsIn = (days: number) =>
    asSuperuser(
      (db) => db`update delegations set opens_at = now() - interval '100 days', ends_at = now() + make_interval(days => ${days}),
        closes_at = now() + make_interval(days => ${days}) where id = ${id}`,
    )

  test.each([
    [31, 0],
    [30, 1],
    [8, 1],
  ])("With %i days left, both have been reminded %i times", async (days, times) => {
    await endsIn(days)
    await remindOfDelegations(worker)
    await remindOfDelegations(worker)
    expect(await mailsTo(hers)).toHaveLength(times)
    expect(await mailsTo(claires)).toHaveLength(times)
  })

  test("Both are reminded again seven days before, and never of what the access gives", async () => {
    await endsIn(20)
    await remindOfDelegations(worker)
    await endsIn(7)
    await remindOfDelegations(worker)
    const mails = await mailsTo(hers)
    expect(mails).toHaveLength(2)
    const texts = JSON.stringify(mails).replaceAll("Ce message est pour Jeanne.", "")
    expect(texts).not.toMatch(/Claire|Jeanne|analyse|document/)
    const named = (await listNotices(claire, "fr")).map(({ about, name }) => [about, name])
    expect(named).toEqual(Array(2).fill(["ending_own", "Jeanne Lefèvre"]))
  })

  test("The patient is asked about an access that nobody has used for six months, and not about one that is used", async () => {
    await asSuperuser((db) => db`update delegations set opens_at = now() - interval '7 months' where id = ${id}`)
    const marc = await newActor("Marc Lefèvre")
    const used = await newDelegation(jeanne, patientId, marc)
    await asSuperuser((db) => db`update delegations set opens_at = now() - interval '7 months' where id = ${used}`)
    await withAccess(marc, patientId, ["view:documents"], async (access) => access.trace({ action: "document.listed" }))
    await remindOfDelegations(worker)
    await remindOfDelegations(worker)
    expect((await mailsTo(hers)).map((mail) => mail.subject)).toEqual(["Une question à propos d’un accès sur Relais"])
    expect((await rowOf(jeanne, patientId, id))?.unused_asked_at).not.toBeNull()
    expect((await rowOf(jeanne, patientId, used))?.unused_asked_at).toBeNull()
  })

  test("The patient is told once that a caregiver came in for the first time", async () => {
    await tellFirstUses(worker)
    expect(await mailsTo(hers)).toHaveLength(0)
    await withAccess(claire, patientId, ["view:documents"], async (access) => access.trace({ action: "document.listed" }))
    await tellFirstUses(worker)
    await tellFirstUses(worker)
    expect(await mailsTo(hers)).toHaveLength(1)
  })
})

import { sql } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { ConfidentialityMark } from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newBlock, newDelegation, newDocument, newPatient, newTeamMember } from "@/lib/access/testing"
import { inSql } from "@/lib/access/testing/in-sql"
import { getDocument, listDocuments } from "@/lib/documents/queries"
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from "@/lib/errors"
import { dayInParis } from "@/lib/platform/days"
import { announce, putOffAnnouncement, showToRepresentatives } from "./commands"
import { lastAnnouncementDay } from "./rules"

afterAll(closeDatabase)

let jeanne: Actor
let doctor: Actor
let patientId: string
let documentId: string
beforeEach(async () => {
  jeanne = await newActor()
  doctor = await newActor("Pierre Aubry", "professional")
  patientId = await newPatient(jeanne)
  await newTeamMember(jeanne, patientId, doctor)
  documentId = await depositOf(doctor, ["N", "INVISIBLE_PATIENT"])
})

const depositOf = ({ accountId, displayName }: Actor, marks: ConfidentialityMark[]) =>
  newDocument(jeanne, patientId, { authorKind: "professional", authorAccountId: accountId, authorName: displayName, marks })

const TODAY = dayInParis(new Date())
const LAST = lastAnnouncementDay(new Date())
const marking = (actor: Actor, work: (access: PatientAccess<"edit:marks">) => Promise<void>) =>
  withAccess(actor, patientId, ["edit:marks"], work)
const rowOf = async (id = documentId) => (await asSuperuser((db) => db`select * from documents where id = ${id}`))[0]
const readBy = (actor: Actor) => withAccess(actor, patientId, ["view:documents"], (access) => getDocument(access, documentId))
const mailsTo = (email: string | null) =>
  asSuperuser(async (db) => (await db`select 1 from pgboss.job where data->>'to' = ${email}`).length)
const traces = () =>
  asSuperuser(async (sql) =>
    (
      await sql`select action, basis from audit_events where patient_id = ${patientId} and permission = 'edit:marks' order by occurred_at`
    ).map(({ action, basis }) => `${action} ${basis}`),
  )

const GONE = { "was removed from the care team": "removed", "is kept out by the patient": "blocked" } as const
const end = (how: "removed" | "blocked") =>
  how === "blocked"
    ? newBlock(jeanne, patientId, doctor)
    : asSuperuser((db) => db`update care_team_members set removed_at = now() where patient_id = ${patientId}`)

describe("A professional announced what he deposited", () => {
  it("and the patient reads it as new, and is written to, without a word of what it says", async () => {
    await expect(readBy(jeanne)).rejects.toBeInstanceOf(NotFoundError)
    await marking(doctor, (access) => announce(access, { patientId, documentId, version: 1 }))
    expect(await rowOf()).toMatchObject({ marks: ["N"], announce_on: null, version: 2 })
    expect(await readBy(jeanne)).toMatchObject({ isUnread: true })
    expect(await mailsTo(jeanne.email)).toBe(1)
    expect(await traces()).toEqual(["document.announced care_team"])
  })

  it("twice: the second finds it done", async () => {
    await marking(doctor, (access) => announce(access, { patientId, documentId, version: 1 }))
    const before = await rowOf()
    for (const version of [1, 2]) {
      const again = marking(doctor, (access) => announce(access, { patientId, documentId, version }))
      await expect(again).rejects.toBeInstanceOf(ConflictError)
    }
    expect(await rowOf()).toEqual(before)
    expect(await mailsTo(jeanne.email)).toBe(1)
  })

  it("and nobody else does, whatever statement is sent", async () => {
    const before = await rowOf()
    for (const set of [sql`announce_on = null, marks = '{N}'`, sql`announce_on = '2099-01-01'`]) {
      const lifted = inSql(jeanne, patientId, sql`update documents set ${set}, version = 2 where patient_id = ${patientId}`)
      await expect(lifted).rejects.toThrow("somebody else announces this")
    }
    expect(await rowOf()).toEqual(before)
  })

  it.each(Object.entries(GONE))("although he %s since: what he marked is his to lift", async (_, how) => {
    await end(how)
    const { forProfessional } = await readBy(doctor)
    expect(forProfessional).toMatchObject({ isOwnDeposit: true, announceOn: "2099-12-31" })
    await marking(doctor, (access) => putOffAnnouncement(access, { patientId, documentId, version: 1, announceOn: LAST }))
    await marking(doctor, (access) => announce(access, { patientId, documentId, version: 2 }))
    expect(await readBy(jeanne)).toMatchObject({ id: documentId })
    expect(await mailsTo(jeanne.email)).toBe(1)
    expect(await traces()).toEqual(["document.announcement_put_off author", "document.announced author"])
    const list = await withAccess(doctor, patientId, ["view:documents"], (access) => listDocuments(access, {}))
    expect(list.lines.map(({ id }) => id)).toEqual([documentId])
  })
})

describe("A professional puts an announcement off", () => {
  it("to another day, and the patient learns nothing", async () => {
    await marking(doctor, (access) => putOffAnnouncement(access, { patientId, documentId, version: 1, announceOn: LAST }))
    const [row] = await asSuperuser((db) => db`select announce_on::text as day, marks from documents where id = ${documentId}`)
    expect(row).toEqual({ day: LAST, marks: ["N", "INVISIBLE_PATIENT"] })
    await expect(readBy(jeanne)).rejects.toBeInstanceOf(NotFoundError)
    expect(await mailsTo(jeanne.email)).toBe(0)
  })

  it.each([TODAY, "2099-01-01"])("never to %s", async (announceOn) => {
    const before = await rowOf()
    const put = marking(doctor, (access) => putOffAnnouncement(access, { patientId, documentId, version: 1, announceOn }))
    await expect(put).rejects.toBeInstanceOf(InvalidInputError)
    expect(await rowOf()).toEqual(before)
  })
})

describe("A minor's secret", () => {
  it("is shown to the representatives by who marked it, and only that mark is lifted", async () => {
    const id = await depositOf(doctor, ["N", "INVISIBLE_REPRESENTANTS_LEGAUX", "MASQUE_PS"])
    await marking(doctor, (access) => showToRepresentatives(access, { patientId, documentId: id, version: 1 }))
    expect(await rowOf(id)).toMatchObject({ marks: ["N", "MASQUE_PS"] })
    expect(await traces()).toEqual(["document.shown_to_representatives care_team"])
  })
})

describe("The marks of a deposit", () => {
  const everything = (id: string) => [
    (access: PatientAccess<"edit:marks">) => announce(access, { patientId, documentId: id, version: 1 }),
    (access: PatientAccess<"edit:marks">) =>
      putOffAnnouncement(access, { patientId, documentId: id, version: 1, announceOn: LAST }),
    (access: PatientAccess<"edit:marks">) => showToRepresentatives(access, { patientId, documentId: id, version: 1 }),
  ]

  it("are nobody else's to lift: not another doctor's, not the patient's, not a caregiver's, not a stranger's", async () => {
    const [other, claire] = [await newActor("Anne Morel", "professional"), await newActor("Claire Lefèvre")]
    await newTeamMember(jeanne, patientId, other, { isAttendingDoctor: true })
    await newDelegation(jeanne, patientId, claire)
    const before = await rowOf()
    for (const change of everything(documentId)) {
      await expect(marking(other, change)).rejects.toBeInstanceOf(NotFoundError)
      await expect(marking(jeanne, change)).rejects.toBeInstanceOf(NotFoundError)
      await expect(marking(claire, change)).rejects.toBeInstanceOf(ForbiddenError)
      await expect(marking(await newActor("Victor Noël"), change)).rejects.toBeInstanceOf(NotFoundError)
    }
    expect(await rowOf()).toEqual(before)
  })

  it("are told of no document that does not exist", async () => {
    for (const id of ["00000000-0000-4000-8000-000000000000", "nonsense"])
      for (const change of everything(id)) await expect(marking(doctor, change)).rejects.toBeInstanceOf(NotFoundError)
  })
})

import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase, portalDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import {
  asSuperuser,
  newActor,
  newConsultation,
  newDelegation,
  newDocument,
  newPatient,
  newTeamMember,
  practiceOf,
} from "@/lib/access/testing"
import { getDocument, listDocuments } from "@/lib/documents/queries"
import { ConflictError, ForbiddenError, NotFoundError } from "@/lib/errors"
import { addMember, blockProfessional, chooseAttending, dismissAttending, removeMember, unblockProfessional } from "./commands"

afterAll(closeDatabase)

let jeanne: Actor
let morel: Actor
let julie: Actor
let space: string

beforeEach(async () => {
  jeanne = await newActor()
  morel = await newActor("Dr Anne Morel", "professional")
  julie = { ...(await newActor("Julie Caron", "professional")), exercice: practiceOf("60") }
  space = await newPatient(jeanne)
})

type Edit = PatientAccess<"edit:care_circle">
const as = <Result>(actor: Actor, work: (access: Edit) => Promise<Result>) => withAccess(actor, space, ["edit:care_circle"], work)
const readList = (actor: Actor) =>
  withAccess(actor, space, ["view:documents"], (access) => listDocuments(access, {})).then(({ lines }) => lines.length)
const team = () =>
  asSuperuser(
    (db) => db`select professional_name as name, is_attending_doctor as attending from care_team_members
      where patient_id = ${space} and removed_at is null order by professional_name`,
  )
const blocked = () => asSuperuser(async (db) => (await db`select from blocked_professionals where patient_id = ${space}`).length)
const traced = (action: string) =>
  asSuperuser(async (db) => (await db`select from audit_events where patient_id = ${space} and action = ${action}`).length)

describe("Jeanne's care team", () => {
  it("takes in a professional whom she names, who reads from the next request on", async () => {
    await newDocument(jeanne, space)
    await expect(readList(morel)).rejects.toThrow(NotFoundError)
    await as(jeanne, (access) => addMember(access, morel.accountId))
    expect(await readList(morel)).toBe(1)
    const [row] = await asSuperuser((db) => db`select * from care_team_members where patient_id = ${space}`)
    expect(row).toMatchObject({
      professional_name: "Dr Anne Morel",
      profession_code: "10",
      place_name: "Cabinet des Tilleuls",
      is_attending_doctor: false,
      added_by_account_id: jeanne.accountId,
    })
    expect(await traced("care_team.added")).toBe(1)
  })

  it("has nobody twice: of two tabs that add at once, one is told; the row is one", async () => {
    const add = () => as(jeanne, (access) => addMember(access, morel.accountId))
    const outcomes = await Promise.allSettled([add(), add()])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: new ConflictError("care_already_member"),
    })
    expect(await team()).toHaveLength(1)
    expect(await traced("care_team.added")).toBe(1)
  })

  it("takes in nobody who is no professional of the portal", async () => {
    const paul = await newActor("Paul Garnier")
    await expect(as(jeanne, (access) => addMember(access, paul.accountId))).rejects.toThrow(NotFoundError)
    await expect(as(jeanne, (access) => addMember(access, randomUUID()))).rejects.toThrow(NotFoundError)
    expect(await team()).toEqual([])
  })

  it("lets go of a professional, who reads nothing more from the next request on, and can be added again", async () => {
    await newTeamMember(jeanne, space, julie)
    expect(await readList(julie)).toBe(0)
    await as(jeanne, (access) => removeMember(access, julie.accountId))
    await expect(readList(julie)).rejects.toThrow(NotFoundError)
    await expect(as(jeanne, (access) => removeMember(access, julie.accountId))).rejects.toThrow(
      new ConflictError("care_not_member"),
    )
    await as(jeanne, (access) => addMember(access, julie.accountId))
    expect(await readList(julie)).toBe(0)
  })
})

describe("The attending doctor", () => {
  const choose = (who: Actor) => as(jeanne, (access) => chooseAttending(access, who.accountId))

  it("is one of the doctors of the team, and sees what Jeanne hides from professionals", async () => {
    await newDocument(jeanne, space, { marks: ["N", "MASQUE_PS"] })
    await newTeamMember(jeanne, space, morel)
    expect(await readList(morel)).toBe(0)
    await choose(morel)
    expect(await readList(morel)).toBe(1)
    await as(jeanne, (access) => dismissAttending(access, morel.accountId))
    expect(await readList(morel)).toBe(0)
    await expect(as(jeanne, (access) => dismissAttending(access, morel.accountId))).rejects.toThrow(
      new ConflictError("care_changed_meanwhile"),
    )
  })

  it("is changed in one gesture", async () => {
    const aubry = await newActor("Dr Pierre Aubry", "professional")
    await newTeamMember(jeanne, space, morel, { isAttendingDoctor: true })
    await newTeamMember(jeanne, space, aubry)
    await choose(aubry)
    expect(await team()).toEqual([
      { name: "Dr Anne Morel", attending: false },
      { name: "Dr Pierre Aubry", attending: true },
    ])
  })

  it("is one, although two tabs choose two at once", async () => {
    const others = await Promise.all(["Dr Pierre Aubry", "Dr Nadia Rousseau"].map((name) => newActor(name, "professional")))
    for (const doctor of others) await newTeamMember(jeanne, space, doctor)
    const outcomes = await Promise.allSettled(others.map(choose))
    const refused = outcomes.filter((outcome) => outcome.status === "rejected")
    for (const { reason } of refused) expect(reason).toEqual(new ConflictError("care_changed_meanwhile"))
    expect((await team()).filter(({ attending }) => attending)).toHaveLength(1)
    expect(await traced("care_team.attending_chosen")).toBe(2 - refused.length)
  })

  it("is no nurse and nobody outside the team; whoever is stays", async () => {
    await newTeamMember(jeanne, space, morel, { isAttendingDoctor: true })
    await newTeamMember(jeanne, space, julie)
    await expect(choose(julie)).rejects.toThrow(new ConflictError("care_not_a_doctor"))
    const aubry = await newActor("Dr Pierre Aubry", "professional")
    await expect(choose(aubry)).rejects.toThrow(new ConflictError("care_not_member"))
    expect(await team()).toMatchObject([{ attending: true }, { attending: false }])
  })
})

describe("Blocking a professional", () => {
  const block = (who: Actor) => as(jeanne, (access) => blockProfessional(access, who.accountId))

  it("takes the attending doctor out of everything at once, and keeps readable what he deposited", async () => {
    await newDocument(jeanne, space)
    const letter = await newDocument(jeanne, space, { authorKind: "professional", authorAccountId: morel.accountId })
    await newTeamMember(jeanne, space, morel, { isAttendingDoctor: true })
    await newConsultation(jeanne, space, morel)
    expect(await readList(morel)).toBe(2)
    await block(morel)
    expect(await readList(morel)).toBe(1)
    expect(await withAccess(morel, space, ["view:documents"], (access) => getDocument(access, letter))).toMatchObject({
      id: letter,
    })
    expect(await team()).toEqual([])
    const consultations = await asSuperuser((db) => db`select end_reason from consultations where patient_id = ${space}`)
    expect(consultations).toEqual([{ end_reason: "blocked" }])
    expect([await traced("care_team.removed"), await traced("consultation.ended")]).toEqual([1, 1])
  })

  it("while he reads refuses him that very page, whose trace could no longer be written, and the next", async () => {
    await newDocument(jeanne, space)
    await newTeamMember(jeanne, space, julie)
    const reading = withAccess(julie, space, ["view:documents"], async (access) => {
      const seen = (await listDocuments(access, {})).lines.length
      await block(julie)
      return seen
    })
    await expect(reading).rejects.toThrow(NotFoundError)
    await expect(readList(julie)).rejects.toThrow(NotFoundError)
    expect([await blocked(), await team()]).toEqual([1, []])
    expect(await traced("document.listed")).toBe(0)
  })

  it("twice is the same as once; a blocked professional is not added, and a code of hers opens nothing for him", async () => {
    await Promise.all([block(julie), block(julie)])
    expect(await blocked()).toBe(1)
    await expect(as(jeanne, (access) => addMember(access, julie.accountId))).rejects.toThrow(new ConflictError("care_blocked"))
    await expect(newConsultation(jeanne, space, julie)).rejects.toThrow("opened nothing")
    expect(await team()).toEqual([])
  })

  it("is undone, which opens nothing by itself", async () => {
    await newTeamMember(jeanne, space, julie)
    await block(julie)
    await as(jeanne, (access) => unblockProfessional(access, julie.accountId))
    await expect(readList(julie)).rejects.toThrow(NotFoundError)
    await expect(as(jeanne, (access) => unblockProfessional(access, julie.accountId))).rejects.toThrow(
      new ConflictError("care_not_blocked"),
    )
    await as(jeanne, (access) => addMember(access, julie.accountId))
    expect(await readList(julie)).toBe(0)
  })
})

describe("For a child", () => {
  let parent: Actor
  beforeEach(async () => {
    parent = await newActor("Karim Benali")
    await asSuperuser(async (db) => {
      await db`set session_replication_role = replica`
      await db`insert into delegations (patient_id, basis, status, caregiver_account_id, caregiver_name, relation, purpose, permissions,
        document_groups, sensitive_topics, duration_months, at_end, opens_at, ends_at, closes_at, review_case_id)
        values (${space}, 'parental_authority', 'active', ${parent.accountId}, 'Karim Benali', 'father', 'parental_authority',
        ${["view:profile", "view:documents", "add:documents", "view:care_circle", "edit:care_circle"]}, '{}', '{}', 60, 'stop',
        now() - interval '1 day', now() + interval '5 years', now() + interval '5 years', uuidv7())`
      await db`set session_replication_role = default`
    })
  })

  it("a parent names, blocks and lets in again, in their own name", async () => {
    await as(parent, (access) => addMember(access, morel.accountId))
    await as(parent, (access) => chooseAttending(access, morel.accountId))
    expect(await team()).toMatchObject([{ attending: true }])
    await as(parent, (access) => blockProfessional(access, morel.accountId))
    await as(parent, (access) => unblockProfessional(access, morel.accountId))
    expect([await team(), await blocked()]).toEqual([[], 0])
    const rows = await asSuperuser(
      (db) =>
        db`select distinct actor_account_id as actor, basis from audit_events where patient_id = ${space} and action like 'care_team.%'`,
    )
    expect(rows).toEqual([{ actor: parent.accountId, basis: "parental_authority" }])
  })
})

describe("Nobody else", () => {
  it("changes the care team: neither a caregiver nor a member of it nor somebody in consultation", async () => {
    const claire = await newActor("Claire Lefèvre")
    await newDelegation(jeanne, space, claire)
    await newTeamMember(jeanne, space, morel)
    await newConsultation(jeanne, space, julie)
    for (const actor of [claire, morel, julie]) {
      await expect(as(actor, (access) => addMember(access, julie.accountId))).rejects.toThrow(ForbiddenError)
    }
    const stranger = await newActor("Victor Noël")
    await expect(as(stranger, (access) => addMember(access, julie.accountId))).rejects.toThrow(NotFoundError)
    expect(await team()).toHaveLength(1)
  })

  it("does it with the portal's role and nothing between", async () => {
    const claire = await newActor("Claire Lefèvre")
    await newDelegation(jeanne, space, claire)
    await newTeamMember(jeanne, space, morel)
    const inSql = (actor: Actor, statement: ReturnType<typeof sql>) =>
      portalDatabase().transaction(async (tx) => {
        await identify(tx, actor, [space])
        return tx.execute(statement)
      })
    const member = (account: string) => sql`insert into care_team_members
      (patient_id, professional_account_id, professional_name, profession_code, added_by_account_id)
      values (${space}, ${account}, 'Julie Caron', '60', ${account})`
    const code = sql`insert into consultation_codes (patient_id, code_hash, given_by_account_id, expires_at)
      values (${space}, '\\x00', ${julie.accountId}, now() + interval '1 hour')`
    for (const actor of [claire, morel, julie]) {
      await expect(inSql(actor, member(julie.accountId))).rejects.toThrow("row-level security")
      await expect(inSql(actor, code)).rejects.toThrow("row-level security")
      await inSql(actor, sql`update care_team_members set is_attending_doctor = true where patient_id = ${space}`)
      await inSql(actor, sql`delete from blocked_professionals where patient_id = ${space}`)
    }
    expect(await team()).toEqual([{ name: "Dr Anne Morel", attending: false }])
  })

  it("learns whom Jeanne blocked, or who a professional is by the account alone", async () => {
    await as(jeanne, (access) => blockProfessional(access, julie.accountId))
    await newTeamMember(jeanne, space, morel)
    const rows = await portalDatabase().transaction(async (tx) => {
      await identify(tx, morel, [space])
      const kept = await tx.execute(sql`select from blocked_professionals where patient_id = ${space}`)
      const named = await tx.execute(sql`select * from relais.named_professionals(array[${julie.accountId}::uuid])`)
      return [kept.length, named.length]
    })
    expect(rows).toEqual([0, 0])
  })
})

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
  newPatient,
  newTeamMember,
  practiceOf,
} from "@/lib/access/testing"
import { ForbiddenError, NotFoundError } from "@/lib/errors"
import { addMember, blockProfessional, chooseAttending, unblockProfessional } from "./commands"

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

const as = <Result>(actor: Actor, work: (access: PatientAccess<"edit:care_circle">) => Promise<Result>) =>
  withAccess(actor, space, ["edit:care_circle"], work)
const team = () =>
  asSuperuser(
    (db) => db`select professional_name as name, is_attending_doctor as attending from care_team_members
      where patient_id = ${space} and removed_at is null order by professional_name`,
  )
const blocked = () => asSuperuser(async (db) => (await db`select from blocked_professionals where patient_id = ${space}`).length)

describe("For a child", () => {
  let parent: Actor
  beforeEach(async () => {
    parent = await newActor("Karim Benali")
    await asSuperuser((db) =>
      db.begin(async (tx) => {
        await tx`set local session_replication_role = replica`
        await tx`insert into delegations (patient_id, basis, status, caregiver_account_id, caregiver_name, relation, purpose, permissions,
          document_groups, sensitive_topics, duration_months, at_end, opens_at, ends_at, closes_at, review_case_id)
          values (${space}, 'parental_authority', 'active', ${parent.accountId}, 'Karim Benali', 'father', 'parental_authority',
          ${["view:profile", "view:documents", "add:documents", "view:care_circle", "edit:care_circle"]}, '{}', '{}', 60, 'stop',
          now() - interval '1 day', now() + interval '5 years', now() + interval '5 years', uuidv7())`
      }),
    )
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

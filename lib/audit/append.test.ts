import { getTableColumns } from "drizzle-orm"
import { afterAll, describe, expect, it } from "vitest"
import { composeAccess } from "@/bin/access/compose"
import { closeDatabase, portalDatabase } from "@/drizzle/client"
import { auditEvents, auditPlaces } from "@/drizzle/schema/audit"
import { identify } from "@/lib/access/database-session"
import { asSuperuser, newActor, newPatient, newTeamMember, practiceOf } from "@/lib/access/testing"
import { appendAudit, appendToEach, placeDigest } from "./append"

afterAll(closeDatabase)

/** What the database sets for every line itself, and free words, which no function writes. */
const NOT_GIVEN = ["id", "event_id", "occurred_at", "tx", "actor_account_id", "note_ciphertext"]

const namesOf = (table: typeof auditEvents | typeof auditPlaces) => Object.values(getTableColumns(table)).map(({ name }) => name)

describe("The functions of the database", () => {
  it("write the journal through one of them alone", () => {
    const writers = composeAccess().filter(({ text }) => /insert into public\.audit_(events|places)/.test(text))
    expect(writers.map(({ path }) => path)).toEqual(["functions/journal/append_audit.sql"])
  })

  it("can say there every column that a request says", async () => {
    const [writer] = await asSuperuser((db) => db`select proargnames as names from pg_proc where proname = 'append_audit'`)
    const columns = new Set([...namesOf(auditEvents), ...namesOf(auditPlaces)].filter((name) => !NOT_GIVEN.includes(name)))
    expect([...(writer?.names ?? [])].sort()).toEqual([...columns].sort())
  })

  it("write the same line as a request, its place and its digest too", async () => {
    const jeanne = await newActor("Jeanne Lefèvre")
    const morel = await newActor("Anne Morel", "professional")
    const patientId = await newPatient(jeanne)
    const id = await newTeamMember(jeanne, patientId, morel)
    const exercice = practiceOf("10")
    const { structureId, structureName } = exercice
    await portalDatabase().transaction(async (tx) => {
      await identify(tx, morel, [patientId])
      const doer = { actorAccountId: morel.accountId, basis: "care_team", delegationId: null, exercice } as const
      await appendAudit(tx, patientId, doer, [{ action: "consultation.opened", permission: "view:documents", resourceIds: [id] }])
    })
    const lines = await asSuperuser((db) =>
      db.begin(async (tx) => {
        await tx`select set_config('app.actor', ${morel.accountId}, true)`
        await tx`set local role relais_policy`
        await tx`select relais.append_audit(${patientId}, 'consultation.opened', basis => 'care_team', permission => 'view:documents',
          resource_ids => ${[id]}, profession_code => '10', place_sha256 => ${placeDigest(structureId, structureName ?? "")},
          structure_id => ${structureId}, structure_name => ${structureName})`
        await tx`reset role`
        return tx`select * from audit_events e join audit_places p on p.patient_id = e.patient_id and p.event_id = e.id
          where e.patient_id = ${patientId} and e.action = 'consultation.opened'`
      }),
    )
    const [said, written] = lines.map((line) =>
      Object.entries(line).filter(([name]) => !["id", "event_id", "occurred_at", "tx"].includes(name)),
    )
    expect(lines).toHaveLength(2)
    expect(written).toEqual(said)
  })
})

it("Lines in several journals are written together, each with the place of whoever did it and with no other", async () => {
  const morel = await newActor("Anne Morel", "professional")
  const spaces: string[] = []
  for (const name of ["Jeanne Lefèvre", "Karim Benali"]) {
    const holder = await newActor(name)
    const patientId = await newPatient(holder)
    await newTeamMember(holder, patientId, morel)
    spaces.push(patientId)
  }
  const at = (code: string) => ({ actorAccountId: morel.accountId, basis: null, delegationId: null, exercice: practiceOf(code) })
  const homeless = { actorAccountId: morel.accountId, basis: null, delegationId: null }
  await portalDatabase().transaction(async (tx) => {
    await identify(tx, morel, spaces)
    const told = spaces.flatMap((patientId) => [at("10"), homeless, at("60")].map((doer) => ({ patientId, doer })))
    await appendToEach(
      tx,
      told.map((one) => ({ ...one, trace: { action: "space.listed" } })),
    )
  })
  const lines = await asSuperuser(
    (db) => db`select e.patient_id, e.profession_code as code, e.place_sha256 as digest, p.structure_id, p.structure_name
      from audit_events e left join audit_places p on p.patient_id = e.patient_id and p.event_id = e.id
      where e.patient_id = any (${spaces}) and e.action = 'space.listed'`,
  )
  for (const space of spaces) {
    const own = lines.filter((line) => line.patient_id === space)
    expect(own.map(({ code }) => code).sort()).toEqual(["10", "60", null])
    for (const { code, digest, structure_id, structure_name } of own)
      expect(digest).toEqual(code && placeDigest(structure_id, structure_name))
  }
})

import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { migrateAgain } from "@/drizzle/testing/migration"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser, newActor, newDocument, newTeamMember } from "@/lib/access/testing"
import { newChild } from "@/lib/measures/growth/testing"
import { answerAs, newContestedRecord, newRectification, openRectification } from "./testing"

afterAll(closeDatabase)

const toldOf = ({ accountId }: Actor) =>
  asSuperuser(
    (db) => db`select kind, subject_id, name from notices where account_id = ${accountId} and kind = 'rectification_answered'`,
  )

describe("A mother who asked for a correction", () => {
  let amina: Actor
  let morel: Actor
  let childId: string
  let itemId: string
  let id: string
  beforeEach(async () => {
    amina = await newActor("Amina Diallo")
    morel = await newActor("Anne Morel", "professional")
    childId = await newChild([amina], { birthDate: "2015-05-04" })
    const [row] = await asSuperuser((db) => db`select holder_account_id as id from patients where patient_id = ${childId}`)
    const holder = { ...amina, accountId: String(row?.id) }
    await newTeamMember(holder, childId, morel)
    itemId = await newDocument(holder, childId, { authorKind: "professional", authorAccountId: morel.accountId })
    id = await newRectification(amina, childId, { section: "documents", itemId })
    await openRectification(morel, childId, id)
  })

  it("is told that it was answered; by whom stands on the page alone, which she may no longer read one day", async () => {
    await answerAs(morel, childId, id)
    expect(await toldOf(amina)).toEqual([{ kind: "rectification_answered", subject_id: id, name: null }])
  })

  it("is told nothing once her access has ended", async () => {
    await asSuperuser(
      (db) => db`update delegations set status = 'ended', ended_at = now(), end_reason = 'no_longer_needed'
        where patient_id = ${childId}`,
    )
    await answerAs(morel, childId, id)
    expect(await toldOf(amina)).toEqual([])
  })

  it("is told nothing once her access is past its day", async () => {
    await asSuperuser((db) => db`update delegations set ends_at = now(), closes_at = now() where patient_id = ${childId}`)
    await answerAs(morel, childId, id)
    expect(await toldOf(amina)).toEqual([])
  })

  it("is told nothing of what was hidden from parents meanwhile", async () => {
    await asSuperuser((db) => db`update documents set marks = '{N,INVISIBLE_REPRESENTANTS_LEGAUX}' where id = ${itemId}`)
    await answerAs(morel, childId, id)
    expect(await toldOf(amina)).toEqual([])
  })

  it("is told nothing of what was set apart from her", async () => {
    await asSuperuser(
      (db) => db`insert into item_exclusions (patient_id, section, item_id, account_id)
        values (${childId}, 'documents', ${itemId}, ${amina.accountId})`,
    )
    await answerAs(morel, childId, id)
    expect(await toldOf(amina)).toEqual([])
  })
})

it("The person herself is told when who left the team answers", async () => {
  const { jeanne, morel, patientId, lineId } = await newContestedRecord()
  const asked = await newRectification(jeanne, patientId, { section: "conditions", itemId: lineId })
  await openRectification(morel, patientId, asked)
  await asSuperuser((db) => db`update care_team_members set removed_at = now() where patient_id = ${patientId}`)
  await answerAs(morel, patientId, asked)
  expect(await toldOf(jeanne)).toEqual([{ kind: "rectification_answered", subject_id: asked, name: "Anne Morel" }])
})

it("The names of professionals that notices have kept are cleared, but for the person's own and for those of other people", async () => {
  const { jeanne, claire, morel, patientId } = await newContestedRecord()
  const keep = (who: Actor, subject: string, name: string) =>
    asSuperuser(
      (db) => db`insert into notices (account_id, kind, subject, space_id, subject_id, name)
        values (${who.accountId}, 'rectification_answered', ${subject}, ${patientId}, ${patientId}, ${name})`,
    )
  await keep(jeanne, "rectification", morel.displayName)
  await keep(claire, "rectification", morel.displayName)
  await keep(claire, "answered_line", morel.displayName)
  await keep(claire, "answered_line", "Jeanne Lefèvre")
  await keep(claire, "confirmed", morel.displayName)
  await migrateAgain("0042_names_in_notices")
  const names = async ({ accountId }: Actor) =>
    (
      await asSuperuser(
        (db) => db`select subject, name from notices where account_id = ${accountId} order by told_at, name nulls first`,
      )
    ).map(({ subject, name }) => [subject, name])
  expect(await names(jeanne)).toEqual([["rectification", morel.displayName]])
  expect((await names(claire)).toSorted()).toEqual(
    [
      ["rectification", null],
      ["answered_line", null],
      ["answered_line", "Jeanne Lefèvre"],
      ["confirmed", morel.displayName],
    ].toSorted(),
  )
})

import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { beforeEach, describe, expect, test } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { exclude } from "@/lib/access/kept-of-items"
import { withOwn } from "@/lib/access/own-access"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newArrival, newDelegation, newDocument, newPatient } from "@/lib/access/testing"
import { excludeFromAppointment } from "@/lib/appointments/sight/commands"
import { AGENDA, newAppointment } from "@/lib/appointments/testing"
import { getHelper } from "@/lib/delegation/queries"
import { getDocument } from "@/lib/documents/queries"
import { addMeasure } from "@/lib/measures/commands"
import { addLine } from "@/lib/profile/commands"
import { recordVisit } from "@/lib/space/commands"
import { countNews, countOwn } from "./queries"

let jeanne: Actor
let claire: Actor
let patientId: string

beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
})

const newWeight = (actor: Actor, value: number) =>
  withAccess(actor, patientId, ["add:measures"], (access) =>
    addMeasure(access, { reading: { kind: "weight", value }, measuredAt: null }),
  )
const news = () => withOwn(claire, countNews)

describe("What is new for the people one helps", () => {
  test("is told to each of them, one line an hour, by the access that shows it; and is no use of that access", async () => {
    const delegationId = await newDelegation(jeanne, patientId, claire)
    await news()
    await news()
    const lines = await asSuperuser(
      (db) => db`select actor_account_id as who, basis, delegation_id from audit_events
        where patient_id = ${patientId} and action = 'space.listed'`,
    )
    expect(lines).toEqual([{ who: claire.accountId, basis: "consent", delegation_id: delegationId }])
    const helper = await withAccess(jeanne, patientId, ["view:delegations"], (access) => getHelper(access, delegationId))
    expect(helper?.use).toBeNull()
  })

  test("is counted person by person, as far as one may read there", async () => {
    const henri = await newActor("Henri Petit")
    const other = await newPatient(henri)
    await newDelegation(jeanne, patientId, claire)
    await newDelegation(henri, other, claire, { documentGroups: ["imaging"] })
    await newDocument(jeanne, patientId)
    await newDocument(jeanne, patientId, { typeCode: "57833-6", documentGroup: "prescriptions" })
    await newDocument(jeanne, patientId, { typeCode: "18748-4", documentGroup: "imaging" })
    await newDocument(henri, other)
    expect(await news()).toEqual({ [patientId]: { documents: 2, measures: 0, others: 0 } })
  })

  test("holds nothing sensitive that was not ticked, and nothing kept from her", async () => {
    await newDelegation(jeanne, patientId, claire)
    const kept = await newDocument(jeanne, patientId)
    await newDocument(jeanne, patientId, { sensitivity: "sensitive", sensitiveTopic: "mental_health" })
    await withAccess(jeanne, patientId, ["edit:documents"], async (access) => {
      await exclude(access, "documents", kept, claire.accountId)
      access.trace({ action: "document.excluded", resourceIds: [kept] })
    })
    expect(await news()).toEqual({})
  })

  test("is also what others noted since her last visit, in the sections that she may read", async () => {
    await newDelegation(jeanne, patientId, claire, {
      permissions: ["view:measures", "add:measures", "view:allergies"],
      documentGroups: [],
    })
    await newWeight(jeanne, 71.8)
    expect(await news()).toEqual({})
    await withAccess(claire, patientId, [], async (access) => {
      await recordVisit(access)
      access.trace({ action: "space.viewed" })
    })
    expect(await news()).toEqual({})
    await newWeight(jeanne, 71.6)
    await newWeight(claire, 71.5)
    expect(await news()).toEqual({ [patientId]: { documents: 0, measures: 1, others: 0 } })
    // A section in which nothing was given is counted for nobody.
    await withAccess(jeanne, patientId, ["edit:allergies", "add:medications"], async (access) => {
      await addLine(access, { section: "allergies", lineId: randomUUID(), content: { label: "Latex" } })
      await addLine(access, { section: "medications", lineId: randomUUID(), content: { label: "Ramipril" } })
    })
    expect(await news()).toEqual({ [patientId]: { documents: 0, measures: 1, others: 1 } })
  })

  test("is also an appointment, and not one that is kept from her", async () => {
    await newDelegation(jeanne, patientId, claire, AGENDA)
    await withAccess(claire, patientId, [], async (access) => {
      await recordVisit(access)
      access.trace({ action: "space.viewed" })
    })
    await newAppointment(claire, patientId)
    expect(await news()).toEqual({})
    const appointment = await newAppointment(jeanne, patientId)
    expect(await news()).toEqual({ [patientId]: { documents: 0, measures: 0, others: 1 } })
    await withAccess(jeanne, patientId, ["edit:appointments"], (access) =>
      excludeFromAppointment(access, appointment, claire.accountId, true),
    )
    expect(await news()).toEqual({})
  })

  test("is new until it was opened, and not after the access has ended", async () => {
    await newDelegation(jeanne, patientId, claire, { permissions: ["view:documents"] })
    const documentId = await newDocument(jeanne, patientId)
    await newDocument(jeanne, patientId)
    await withAccess(claire, patientId, ["view:documents"], (access) => getDocument(access, documentId))
    expect(await news()).toEqual({ [patientId]: { documents: 1, measures: 0, others: 0 } })
    await withAccess(jeanne, patientId, ["edit:delegations"], async (access) => {
      await access.tx.execute(sql`update delegations set status = 'suspended' where patient_id = ${patientId}`)
      access.trace({ action: "delegation.suspended" })
    })
    expect(await news()).toEqual({})
  })
})

describe("What waits in one's own space", () => {
  const waiting = (who: Actor) => withOwn(who, countOwn)

  test("is who came with an invitation, and what others added since", async () => {
    expect(await waiting(jeanne)).toEqual({ answers: 0, news: { documents: 0, measures: 0, others: 0 } })
    await newArrival(jeanne, patientId, claire)
    const documentId = await newDocument(jeanne, patientId)
    await newDocument(jeanne, patientId)
    expect(await waiting(jeanne)).toEqual({ answers: 1, news: { documents: 2, measures: 0, others: 0 } })
    await withAccess(jeanne, patientId, ["view:documents"], (access) => getDocument(access, documentId))
    expect(await waiting(jeanne)).toEqual({ answers: 1, news: { documents: 1, measures: 0, others: 0 } })
  })

  test("is nothing to who has none, and nothing of the spaces where one helps", async () => {
    await newDelegation(jeanne, patientId, claire)
    await newDocument(jeanne, patientId)
    expect(await waiting(claire)).toEqual({ answers: 0, news: { documents: 0, measures: 0, others: 0 } })
  })
})

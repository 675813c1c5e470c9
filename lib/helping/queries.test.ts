import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withInvitation } from "@/lib/access/invitation-access"
import { withOwn } from "@/lib/access/own-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { revoke } from "@/lib/delegation/commands"
import { confirmArrival, doNotRecogniseArrival, withdraw } from "@/lib/delegation/opening/commands"
import { settleDelegations } from "@/lib/delegation/settling/commands"
import { asPatient, letPass } from "@/lib/delegation/testing"
import { acceptInvitation } from "@/lib/invitation/arrival/commands"
import { hashCode, parseCode } from "@/lib/invitation/rules"
import { invite } from "@/lib/invitation/testing"
import { listNotices } from "@/lib/notices/queries"
import { placeOf } from "@/lib/notices/rules"
import { configuration } from "@/lib/platform/configuration"
import { renounce } from "./commands"
import { getHelped, getPast, helpsSomebody, listHelped } from "./queries"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let patientId: string

beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
})

const past = (who: Actor, id: string) => withOwn(who, (own) => getPast(own, id))
const lastNotice = async (who: Actor) => (await listNotices(who, "fr"))[0]

async function arrived(): Promise<string> {
  const { id, code } = await invite(jeanne, patientId)
  await withInvitation(claire, hashCode(configuration().secret, parseCode(code) ?? ""), acceptInvitation)
  return id
}

describe("Who helps is told, with which access and where it stands", () => {
  it("when it was taken back", async () => {
    const id = await newDelegation(jeanne, patientId, claire)
    await asPatient(jeanne, patientId, (access) => revoke(access, { patientId, delegationId: id, reason: "patient_request" }))
    const told = await lastNotice(claire)
    expect(told).toMatchObject({ about: "ended", name: jeanne.displayName })
    expect(told && placeOf(told)).toBe(`/helping/${id}`)
    expect(await past(claire, id)).toMatchObject({ wasOpen: true, goesOnAs: null, reason: "patient_request" })
    expect(await withOwn(claire, (own) => getHelped(own, id))).toBeNull()
  })

  it("when its time was over", async () => {
    const id = await newDelegation(jeanne, patientId, claire)
    await letPass(jeanne, patientId, id, "1 year")
    expect(await past(claire, id)).toMatchObject({ wasOpen: true, goesOnAs: null })
    await asPatient(jeanne, patientId, settleDelegations)
    expect(await lastNotice(claire)).toMatchObject({ about: "ended", subjectId: id, name: jeanne.displayName })
  })

  it("when it was undone or refused after her yes", async () => {
    const undone = await arrived()
    await asPatient(jeanne, patientId, (access) => withdraw(access, { patientId, delegationId: undone }))
    expect(await lastNotice(claire)).toMatchObject({ about: "withdrawn", subjectId: undone, name: jeanne.displayName })
    expect(await past(claire, undone)).toMatchObject({ wasOpen: false })
    const refused = await arrived()
    await asPatient(jeanne, patientId, (access) => doNotRecogniseArrival(access, { patientId, delegationId: refused }))
    expect(await lastNotice(claire)).toMatchObject({ about: "refused", subjectId: refused })
  })

  it("and finds the access that goes on in the place of one that is over", async () => {
    const first = await arrived()
    await asPatient(jeanne, patientId, (access) => withdraw(access, { patientId, delegationId: first }))
    const second = await arrived()
    await asPatient(jeanne, patientId, (access) => confirmArrival(access, { patientId, delegationId: second }))
    expect(await past(claire, first)).toMatchObject({ goesOnAs: second })
  })

  it("and nobody else finds anything of it", async () => {
    const id = await newDelegation(jeanne, patientId, claire)
    expect(await past(await newActor("Marc Blanc"), id)).toBeNull()
    expect(await past(claire, "..")).toBeNull()
  })
})

describe("The patient is told who said it", () => {
  it("when somebody says yes, and when somebody gives up", async () => {
    const id = await arrived()
    expect(await lastNotice(jeanne)).toMatchObject({
      about: "arrived",
      name: "Claire Lefèvre",
      spaceId: patientId,
      subjectId: id,
    })
    await withOwn(claire, (own) => renounce(own, id))
    const told = await lastNotice(jeanne)
    expect(told).toMatchObject({ about: "renounced", name: "Claire Lefèvre" })
    expect(told && placeOf(told)).toBe(`/patients/${patientId}/helpers/${id}`)
  })
})

describe("Whoever stands in the list of those one helps", () => {
  const lines = () =>
    asSuperuser(
      (db) => db`select actor_account_id as who, basis, delegation_id as id from audit_events
        where patient_id = ${patientId} and action = 'space.listed'`,
    )

  it("reads in the journal that the name was shown, before the access is open too; and nothing where none was", async () => {
    const id = await arrived()
    expect(await withOwn(claire, helpsSomebody)).toBe(true)
    await past(claire, id)
    expect(await lines()).toEqual([])
    await withOwn(claire, (own) => getHelped(own, id))
    await withOwn(claire, listHelped)
    expect(await lines()).toEqual([{ who: claire.accountId, basis: null, id }])
  })

  it("reads by which access, once it is open", async () => {
    const id = await newDelegation(jeanne, patientId, claire)
    await withOwn(claire, listHelped)
    expect(await lines()).toEqual([{ who: claire.accountId, basis: "consent", id }])
  })
})

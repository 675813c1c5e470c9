import { sql } from "drizzle-orm"
import { beforeEach, describe, expect, it } from "vitest"
import { portalDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { withOwn } from "@/lib/access/own-access"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient, newTeamMember } from "@/lib/access/testing"
import { confirmAddress, mailsTo } from "@/lib/delegation/testing"
import { ForbiddenError, NotFoundError } from "@/lib/errors"
import { askToClose } from "./commands"
import { askedSince, asks, closingOf, comes, fresh, standing } from "./testing"

let jeanne: Actor
let claire: Actor
let morel: Actor
let space: string
beforeEach(async () => {
  ;[jeanne, claire, morel] = [
    await newActor("Jeanne Lefèvre"),
    await newActor("Claire Lefèvre"),
    await newActor("Dr Anne Morel", "professional"),
  ]
  space = await newPatient(jeanne)
  await newDelegation(jeanne, space, claire)
  await newTeamMember(jeanne, space, morel)
})

const looks = (actor: Actor, at = space) =>
  withAccess(actor, at, ["view:documents"], async (access) => access.trace({ action: "document.listed" }))
const told = (actor: Actor) =>
  asSuperuser((db) => db`select subject from notices where account_id = ${actor.accountId} order by told_at`)
const refused = async (attempt: () => Promise<unknown>, why: string | object) => {
  const before = await closingOf(space)
  await expect(attempt()).rejects.toMatchObject(typeof why === "string" ? { code: why } : why)
  expect(await closingOf(space)).toEqual(before)
}

describe("For 48 hours nothing has changed", () => {
  it("but it is announced to her, and in the journal; who helps and who treats her read on", async () => {
    const address = await confirmAddress(jeanne)
    await asks(jeanne, space)
    expect(await standing(jeanne, space)).toMatchObject({ state: "asked", isOfAge: true })
    expect(await told(jeanne)).toEqual([{ subject: "closing_asked" }])
    expect(await mailsTo(address)).toHaveLength(1)
    await askedSince(space, { hours: 47, minutes: 59 })
    for (const actor of [jeanne, claire, morel]) await looks(actor)
    const lines = await asSuperuser(
      (db) => db`select action from audit_events where patient_id = ${space} and action = 'closing.asked'`,
    )
    expect(lines).toHaveLength(1)
  })

  it("and one gesture undoes it, without signing in anew", async () => {
    await asks(jeanne, space)
    await comes(jeanne, space)
    expect(await closingOf(space)).toEqual([{ closing_asked_at: null, shut_told_at: null }])
    expect(await told(jeanne)).toEqual([{ subject: "closing_asked" }, { subject: "closing_undone" }])
    expect(await told(claire)).toEqual([])
  })

  it("asked in two tabs it is asked once, from the first; undone twice it is undone once", async () => {
    await Promise.all([asks(jeanne, space), asks(jeanne, space)])
    await asks(jeanne, space)
    expect(await told(jeanne)).toEqual([{ subject: "closing_asked" }])
    await Promise.all([comes(jeanne, space), comes(jeanne, space)])
    expect(await told(jeanne)).toEqual([{ subject: "closing_asked" }, { subject: "closing_undone" }])
  })
})

describe("Then it is shut, by the clock of the database and before any job ran", () => {
  beforeEach(() => askedSince(space, { hours: 48 }))

  it("to who helps and who treats her: as a space that is not there", async () => {
    for (const actor of [claire, morel, await newActor("Paul Martin")]) {
      await expect(looks(actor)).rejects.toThrow(NotFoundError)
    }
    expect(await withOwn(claire, async ({ helpedPatientIds }) => helpedPatientIds)).toEqual([])
    expect(await withOwn(morel, async ({ treatedPatientIds }) => treatedPatientIds)).toEqual([])
  })

  it("to herself but for the way back: nothing is read nor written there", async () => {
    await expect(looks(jeanne)).rejects.toThrow(ForbiddenError)
    await expect(
      withAccess(jeanne, space, ["edit:delegations"], async (access) => access.trace({ action: "space.viewed" })),
    ).rejects.toThrow(ForbiddenError)
    expect(await withOwn(jeanne, async ({ ownIsShut }) => ownIsShut)).toBe(true)
    expect(await standing(jeanne, space)).toMatchObject({ state: "shut" })
  })

  it("until she comes back: on the last day everything is as it was, and whoever was told is told", async () => {
    await asSuperuser((db) => db`update patients set shut_told_at = now() where patient_id = ${space}`)
    await askedSince(space, { days: 31, hours: 23 })
    await comes(jeanne, space)
    for (const actor of [jeanne, claire, morel]) await looks(actor)
    expect(await told(claire)).toEqual([{ subject: "space_open_again" }])
    expect(await closingOf(space)).toEqual([{ closing_asked_at: null, shut_told_at: null }])
  })

  it("and beyond it not any more, to the minute", async () => {
    await askedSince(space, { days: 32 })
    expect(await standing(jeanne, space)).toMatchObject({ state: "over" })
    await expect(comes(jeanne, space)).rejects.toMatchObject({ constraint: "closing_is_over" })
    expect((await closingOf(space))[0]?.closing_asked_at).toBeInstanceOf(Date)
  })
})

describe("Nobody closes a space but its person of age, who signed in anew", () => {
  it("not with a session that somebody found open", async () => {
    await refused(() => withAccess(jeanne, space, ["act:closing"], askToClose), "closing.sign_in_anew")
    const long = { ...jeanne, steppedUpAt: new Date(Date.now() - 3_600_000) }
    await refused(() => withAccess(long, space, ["act:closing"], askToClose), "closing.sign_in_anew")
  })

  it("not who helps her, nor who treats her, nor a stranger", async () => {
    for (const actor of [claire, morel]) await expect(asks(actor, space)).rejects.toThrow(ForbiddenError)
    await expect(asks(await newActor("Paul Martin"), space)).rejects.toThrow(NotFoundError)
  })

  it("not somebody who is eighteen tomorrow, or may be: today they are", async () => {
    const child = await newActor("Noé Lefèvre")
    const own = await newPatient(child)
    const born = (how: string) =>
      asSuperuser(
        (db) => db`update patients set birth_date = to_char((now() at time zone 'Europe/Paris')::date - interval '18 years'
        + ${how}::interval, 'YYYY-MM-DD') where patient_id = ${own}`,
      )
    await born("1 day")
    expect(await standing(child, own)).toMatchObject({ isOfAge: false })
    await expect(asks(child, own)).rejects.toMatchObject({ constraint: "closing_by_who_is_of_age" })
    expect(await closingOf(own)).toEqual([{ closing_asked_at: null, shut_told_at: null }])
    await born("0 days")
    await asks(child, own)
    expect(await standing(child, own)).toMatchObject({ state: "asked" })
  })

  it.each([["claire"], ["morel"], ["jeanne"]] as const)("nor in SQL, as %s, at another time than this one", async (who) => {
    const actor = { claire, morel, jeanne }[who]
    const says = (change: ReturnType<typeof sql>) =>
      portalDatabase().transaction(async (tx) => {
        await identify(tx, actor, [space])
        return tx.execute(sql`update patients set ${change} where patient_id = ${space}`)
      })
    await says(sql`closing_asked_at = now() - interval '40 days'`).catch((error) =>
      expect(error).toMatchObject({ constraint: "patients_closing_asked_at_is_held" }),
    )
    await expect(says(sql`shut_told_at = now()`)).rejects.toThrow()
    await expect(says(sql`wrapped_key = ''`)).rejects.toThrow()
    await expect(
      portalDatabase().transaction(async (tx) => {
        await identify(tx, actor, [space])
        return tx.execute(sql`select relais.erase_space(${space}::uuid)`)
      }),
    ).rejects.toMatchObject({ code: "42501" })
    expect(await closingOf(space)).toEqual([{ closing_asked_at: null, shut_told_at: null }])
  })

  it("and whoever signed in anew asks", async () => {
    await withAccess(fresh(jeanne), space, ["act:closing"], askToClose)
    expect(await standing(jeanne, space)).toMatchObject({ state: "asked" })
  })
})

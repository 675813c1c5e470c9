import { sql } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase, portalDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { withOwn } from "@/lib/access/own-access"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { newAccessByLaw } from "@/lib/access/testing/by-law"
import { confirmAddress, mailsTo } from "@/lib/delegation/testing"
import { NotFoundError } from "@/lib/errors"
import { renounceAll } from "@/lib/helping/commands"
import { getNote } from "@/lib/notes/queries"
import { newNote } from "@/lib/notes/testing"
import { getTask } from "@/lib/tasks/queries"
import { newTakenTask } from "@/lib/tasks/testing"
import { findSession } from "../queries"
import { SignInRefused } from "../rules"
import { newSession, newSignIn } from "../testing"
import { closeAccount } from "./commands"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let space: string
beforeEach(async () => {
  ;[jeanne, claire] = [await newActor("Jeanne Lefèvre"), anew(await newActor("Claire Lefèvre"))]
  space = await newPatient(jeanne)
  await newDelegation(jeanne, space, claire, {
    permissions: ["view:notes", "add:notes", "view:tasks", "act:tasks"],
    documentGroups: [],
  })
})

/** Somebody who signed in anew a moment ago. */
const anew = (actor: Actor): Actor => ({ ...actor, steppedUpAt: new Date() })
const close = (actor: Actor) =>
  withOwn(actor, async (own) => {
    await renounceAll(own)
    await closeAccount(own)
  })
const rows = () =>
  asSuperuser(async (db) => ({
    delegations: await db`select status, end_reason, version from delegations where patient_id = ${space} order by id`,
    account: await db`select closed_at from accounts where id = ${claire.accountId}`,
    notices: await db`select subject, name from notices where account_id = ${jeanne.accountId}`,
  }))
const unchanged = async (attempt: () => Promise<unknown>, refusal: string | typeof NotFoundError) => {
  const before = await rows()
  await expect(attempt()).rejects.toThrow(refusal)
  expect(await rows()).toEqual(before)
}

describe("Somebody who helps closes their account", () => {
  it("and every access is given back, as renounced: the patient is told once, and nothing of hers is read any more", async () => {
    await close(claire)
    const after = await rows()
    expect(after.delegations).toEqual([{ status: "ended", end_reason: "renounced", version: expect.any(Number) }])
    expect(after.account[0]?.closed_at).toBeInstanceOf(Date)
    expect(after.notices).toEqual([{ subject: "renounced", name: "Claire Lefèvre" }])
    await expect(withAccess(claire, space, [], async (access) => access.trace({ action: "space.viewed" }))).rejects.toThrow(
      NotFoundError,
    )
  })

  it("and what was signed stays by that name, while the tasks that were taken are free", async () => {
    const noteId = await newNote(claire, space)
    const taskId = await newTakenTask(claire, space)
    await close(claire)
    const note = await withAccess(jeanne, space, ["view:notes"], (access) => getNote(access, noteId))
    expect(JSON.stringify(note)).toContain("Claire Lefèvre")
    const task = () => withAccess(jeanne, space, ["view:tasks"], (access) => getTask(access, taskId))
    expect(await task()).toMatchObject({ taken: null })
  })

  it("and every session ends, one last mail goes to the address, and none after it", async () => {
    const address = await confirmAddress(claire)
    const [here, there] = [await newSession(claire), await newSession(claire)]
    await close(claire)
    expect([await findSession(here), await findSession(there)]).toEqual([null, null])
    expect(await mailsTo(address)).toHaveLength(1)
    await portalDatabase().transaction(async (tx) => {
      await identify(tx, jeanne, [space])
      await tx.execute(
        sql`select relais.tell_account(${claire.accountId}::uuid, 'changed', '{"fr":{"subject":"x","text":"x"}}'::jsonb)`,
      )
    })
    expect(await mailsTo(address)).toHaveLength(1)
  })

  it("not without signing in anew, and not a while after it", async () => {
    await unchanged(() => close({ ...claire, steppedUpAt: null }), "account.sign_in_anew")
    const long = new Date(Date.now() - 3_600_000)
    await unchanged(() => close({ ...claire, steppedUpAt: long }), "account.sign_in_anew")
  })

  it("not while a space of their own hangs on it", async () => {
    await newPatient(claire)
    await unchanged(() => close(claire), "account.has_space")
  })

  it("not while the law gives them an access: nothing is done at all", async () => {
    const child = await newPatient(await newActor("Noé Lefèvre"))
    await newAccessByLaw(child, claire)
    await unchanged(() => close(claire), "helping.by_law")
  })

  it("once: what comes second finds nobody", async () => {
    await close(claire)
    await unchanged(() => close(claire), NotFoundError)
  })
})

it("A professional closes an account; a reviewer’s is the operator’s to close", async () => {
  const morel = anew(await newActor("Dr Anne Morel", "professional"))
  await close(morel)
  const isClosed = (actor: Actor) =>
    asSuperuser((db) => db`select closed_at is not null as closed from accounts where id = ${actor.accountId}`)
  expect(await isClosed(morel)).toEqual([{ closed: true }])
  const isabelle = anew(await newActor("Isabelle Mercier", "reviewer"))
  await expect(close(isabelle)).rejects.toThrow(NotFoundError)
  expect(await isClosed(isabelle)).toEqual([{ closed: false }])
})

it("Whoever closed an account does not sign in by it again", async () => {
  const { actor, subject } = await newSignIn()
  await close(anew(actor))
  await expect(newSignIn({ subject })).rejects.toThrow(SignInRefused)
})

it("Nobody closes, or opens again, an account in SQL that is not theirs or was closed", async () => {
  const inSql = (actor: Actor, change: ReturnType<typeof sql>) =>
    portalDatabase().transaction(async (tx) => {
      await identify(tx, actor, [space])
      return tx.execute(change)
    })
  await inSql(jeanne, sql`update accounts set closed_at = now() where id = ${claire.accountId}`)
  expect((await rows()).account).toEqual([{ closed_at: null }])
  await expect(
    inSql(claire, sql`update accounts set closed_at = '2020-01-01' where id = ${claire.accountId}`),
  ).rejects.toMatchObject({
    constraint: "accounts_closed_at_is_held",
  })
  await close(claire)
  await expect(inSql(claire, sql`update accounts set closed_at = null where id = ${claire.accountId}`)).rejects.toThrow()
})

import { randomUUID } from "node:crypto"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { openWorker } from "@/drizzle/testing/worker"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { deposit } from "@/lib/documents/upload/testing"
import { ConflictError, ForbiddenError, NotFoundError } from "@/lib/errors"
import { plainPdf } from "@/lib/platform/files/fixtures"
import { objectStore } from "@/lib/platform/objects/object-store"
import { unzip } from "@/lib/platform/zip/testing"
import { askForExport } from "./commands"
import { settleExports } from "./settling/commands"
import { takeExport } from "./taking/commands"
import { asks, COPY, fresh, makes, packOf, rowOf, standing, takes } from "./testing"

const { database: worker } = openWorker()

let jeanne: Actor
let space: string
beforeEach(async () => {
  jeanne = await newActor()
  space = await newPatient(jeanne)
})

afterEach(() => vi.restoreAllMocks())

const bytesOf = async (taken: Awaited<ReturnType<typeof takes>>) => Buffer.concat(taken ? await Array.fromAsync(taken.bytes) : [])
const state = async () => (await standing(jeanne, space)).state
const journalOf = async () => {
  const rows = await asSuperuser(
    (sql) =>
      sql`select action, task from audit_events where patient_id = ${space} and action like 'export.%' order by occurred_at`,
  )
  return rows.map(({ action, task }) => (task ? `${action} by ${task}` : action))
}
const noticesOf = async () => {
  const rows = await asSuperuser(
    (sql) => sql`select kind from notices where account_id = ${jeanne.accountId} and kind like 'export%' order by told_at`,
  )
  return rows.map(({ kind }) => kind)
}
const earlier = (columns: string) =>
  asSuperuser(async (sql) => {
    await sql`alter table exports disable trigger hold_states`
    await sql.unsafe(`update exports set ${columns} where patient_id = '${space}'`)
    await sql`alter table exports enable trigger hold_states`
  })

describe("A person who takes everything with her", () => {
  it("asks, is told, finds the file made by the worker, and takes it once", async () => {
    const pdf = plainPdf()
    const documentId = await deposit(jeanne, space, [{ bytes: pdf, name: "a.pdf" }])
    expect(await state()).toBe("none")
    expect(await asks(jeanne, space, packOf(documentId))).toBe(true)
    expect(await standing(jeanne, space)).toMatchObject({ state: "waiting", packed: 0, total: 1 })
    expect(await takes(jeanne, space)).toBeNull()
    await makes(worker, space)
    expect(await standing(jeanne, space)).toMatchObject({ state: "ready", packed: 1, total: 1 })
    const taken = await takes(jeanne, space)
    const zip = await bytesOf(taken)
    expect(zip).toHaveLength(taken?.byteSize ?? 0)
    const files = unzip(zip)
    expect([...files.keys()]).toEqual(["Ouvrir-moi.html", "qui-a-vu-quoi.json", "documents/1.pdf"])
    expect(files.get("documents/1.pdf")?.equals(pdf)).toBe(true)
    expect(JSON.parse(String(files.get("qui-a-vu-quoi.json")))).toEqual(COPY)
    expect(await state()).toBe("taken")
    expect(await takes(jeanne, space)).toBeNull()
    expect(await journalOf()).toEqual(["export.asked", "export.made by exports.make", "export.taken"])
    expect(await noticesOf()).toEqual(["export_asked", "export_ready"])
  })

  it("who has not signed in anew neither asks nor takes", async () => {
    const withoutIt = (actor: Actor) =>
      withAccess(actor, space, ["act:exports"], (access) => askForExport(access, async () => packOf()))
    await expect(withoutIt(jeanne)).rejects.toThrow(ConflictError)
    const elevenMinutesAgo = { ...jeanne, steppedUpAt: new Date(Date.now() - 11 * 60_000) }
    await expect(withoutIt(elevenMinutesAgo)).rejects.toThrow(ConflictError)
    await asks(jeanne, space, packOf())
    await makes(worker, space)
    await expect(takeExport(jeanne, space)).rejects.toThrow(ConflictError)
    expect(await state()).toBe("ready")
  })

  it("asks ten times at once and has one; while it is under way or ready, nothing is read for another", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => asks(jeanne, space, packOf())))
    expect(answers.filter(Boolean)).toHaveLength(1)
    const { id } = await rowOf(space)
    const unread = () => Promise.reject(new Error("It was read"))
    const again = () => withAccess(fresh(jeanne), space, ["act:exports"], (access) => askForExport(access, unread))
    expect(await again()).toBe(false)
    await makes(worker, space)
    expect(await again()).toBe(false)
    expect((await rowOf(space)).id).toBe(id)
  })

  it("takes it from two windows at once: one of them gets it", async () => {
    await asks(jeanne, space, packOf())
    await makes(worker, space)
    const both = await Promise.all([takes(jeanne, space), takes(jeanne, space)])
    expect(both.filter(Boolean)).toHaveLength(1)
  })

  it("finds it for an hour, and no longer; then it is gone from the storage and another can be asked for", async () => {
    await asks(jeanne, space, packOf())
    await makes(worker, space)
    await earlier("ready_at = now() - interval '61 minutes'")
    const { object_key: key } = await rowOf(space)
    expect(await state()).toBe("expired")
    expect(await takes(jeanne, space)).toBeNull()
    await settleExports(worker)
    await expect(objectStore().get(key)).rejects.toThrow()
    expect(await rowOf(space)).toMatchObject({ object_key: null, wrapped_key: null, content: null })
    expect(await asks(jeanne, space, packOf())).toBe(true)
    expect(await state()).toBe("waiting")
  })

  it("keeps it a few minutes after she took it, for a slow line, and the storage not longer", async () => {
    await asks(jeanne, space, packOf())
    await makes(worker, space)
    const taken = await takes(jeanne, space)
    await settleExports(worker)
    expect(unzip(await bytesOf(taken)).size).toBe(2)
    await earlier("taken_at = now() - interval '11 minutes'")
    await settleExports(worker)
    expect((await rowOf(space)).object_key).toBeNull()
  })

  it("holds no transaction while the storage is slow", async () => {
    await asks(jeanne, space, packOf())
    await makes(worker, space)
    const get = objectStore().get.bind(objectStore())
    const idle: number[] = []
    vi.spyOn(objectStore(), "get").mockImplementation(async (key) => {
      const held = await asSuperuser(
        (sql) => sql`select 1 from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
      )
      idle.push(held.length)
      return get(key)
    })
    expect(unzip(await bytesOf(await takes(jeanne, space))).size).toBe(2)
    expect(idle).toEqual([0])
  })

  it("gets nothing where its hour ends while the storage is slow", async () => {
    await asks(jeanne, space, packOf())
    await makes(worker, space)
    const get = objectStore().get.bind(objectStore())
    vi.spyOn(objectStore(), "get").mockImplementation(async (key) => {
      await earlier("ready_at = now() - interval '61 minutes'")
      return get(key)
    })
    expect(await takes(jeanne, space)).toBeNull()
    expect(await state()).toBe("expired")
  })

  it("keeps her file where the storage does not answer: it does not count as taken", async () => {
    await asks(jeanne, space, packOf())
    await makes(worker, space)
    const { object_key: key } = await rowOf(space)
    await objectStore().delete(key)
    await expect(takes(jeanne, space)).rejects.toThrow()
    expect(await state()).toBe("ready")
  })
})

describe("Somebody else", () => {
  it("who helps, or helped, neither asks nor takes, and learns nothing of it", async () => {
    const claire = await newActor("Claire Lefèvre")
    const access = await newDelegation(jeanne, space, claire)
    await asks(jeanne, space, packOf())
    await makes(worker, space)
    const asksToo = () => asks(claire, space, packOf())
    for (const gesture of [asksToo, () => takes(claire, space), () => standing(claire, space)])
      await expect(gesture()).rejects.toThrow(ForbiddenError)
    await asSuperuser(
      (sql) =>
        sql`update delegations set status = 'ended', ended_at = now(), end_reason = 'patient_request' where id = ${access}`,
    )
    for (const gesture of [asksToo, () => takes(claire, space)]) await expect(gesture()).rejects.toThrow(NotFoundError)
    expect(await state()).toBe("ready")
  })

  it("who has a space of her own finds her own there and no other's", async () => {
    await asks(jeanne, space, packOf())
    await makes(worker, space)
    const sofia = await newActor("Sofia Benali")
    const hers = await newPatient(sofia)
    expect(await takes(sofia, hers)).toBeNull()
    await expect(takes(sofia, space)).rejects.toThrow(NotFoundError)
    await expect(takes(jeanne, randomUUID())).rejects.toThrow(NotFoundError)
  })
})

import { sql } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase, portalDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { withOwn } from "@/lib/access/own-access"
import { asSuperuser, newActor, newDelegation, newPatient, withRule } from "@/lib/access/testing"
import { NotFoundError } from "@/lib/errors"
import { contactAddress } from "@/lib/platform/contact"
import { sendComplaint, withdrawComplaint } from "./commands"
import { listComplaints, requireComplaint } from "./queries"
import { complaintSchema } from "./schema"

afterAll(closeDatabase)

const SAID = { about: "L’accès de Claire", words: "Il a pris fin trop tard.", answer: "jeanne@example.org" }

let jeanne: Actor
let claire: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
})

const send = (actor = jeanne, said = SAID) => withOwn(actor, (own) => sendComplaint(own, said))
const withdraw = (id: string, actor = jeanne) => withOwn(actor, (own) => withdrawComplaint(own, id))
const read = (id: string, actor = jeanne) => withOwn(actor, (own) => requireComplaint(own, id))
const list = (actor: Actor) => withOwn(actor, listComplaints)
const rowOf = (id: string) => asSuperuser((db) => db`select * from complaints where id = ${id}`)
const journal = () =>
  asSuperuser((db) => db`select action, actor_account_id from audit_events where patient_id = ${patientId} order by id`)
const inSql = (actor: Actor, statement: ReturnType<typeof sql>) =>
  portalDatabase().transaction(async (tx) => {
    await identify(tx, actor, [])
    return tx.execute(statement)
  })

describe("A complaint", () => {
  it("is kept as it was written, sealed, and read by its author alone", async () => {
    const id = await send()
    expect(await read(id)).toMatchObject({ said: SAID, state: "sent" })
    expect((await list(jeanne)).map((one) => one.id)).toEqual([id])
    const [row] = await rowOf(id)
    expect(Buffer.from(row?.words_ciphertext).includes("trop tard")).toBe(false)
    await expect(read(id, claire)).rejects.toThrow(NotFoundError)
    expect(await list(claire)).toEqual([])
    expect(await inSql(claire, sql`select 1 from complaints`)).toHaveLength(0)
  })

  it("is told to whoever runs the portal by a mail that says neither whose nor what", async () => {
    await asSuperuser((db) => db`delete from pgboss.job_common where name = 'mail.send'`)
    await send()
    const mails = await asSuperuser((db) => db`select data from pgboss.job_common where name = 'mail.send'`)
    expect(mails.map(({ data }) => data.to)).toEqual([contactAddress()])
    expect(mails[0]?.data.text).toContain("npm run complaints")
    expect(JSON.stringify(mails)).not.toMatch(/Jeanne|Lefèvre|Claire|trop tard|example\.org/)
  })

  it("stands in the journal of its author, who has a space, and in nobody else’s", async () => {
    await newDelegation(jeanne, patientId, claire)
    const before = await journal()
    await send(claire, { ...SAID, about: "Mon accès à l’espace de Jeanne" })
    expect(await journal()).toEqual(before)
    await withdraw(await send())
    const acts = (await journal()).slice(before.length)
    expect(acts.map(({ action }) => action)).toEqual(["complaint.sent", "complaint.withdrawn"])
    expect(acts.every(({ actor_account_id }) => actor_account_id === jeanne.accountId)).toBe(true)
  })

  it("is taken back by its author alone, once, and its words are gone", async () => {
    const id = await send()
    const before = await rowOf(id)
    await expect(withdraw(id, claire)).rejects.toThrow(NotFoundError)
    expect(await rowOf(id)).toEqual(before)
    await withdraw(id)
    expect(await read(id)).toMatchObject({ said: null, state: "withdrawn" })
    const after = await rowOf(id)
    expect(after[0]?.words_ciphertext).toBeNull()
    await expect(withdraw(id)).rejects.toThrow("complaints.already_withdrawn")
    expect(await rowOf(id)).toEqual(after)
  })

  it("is never rewritten, nor said to be read or answered by who wrote it: the database refuses", async () => {
    const id = await send()
    const before = await rowOf(id)
    for (const change of [
      sql`update complaints set words_ciphertext = '\\x00' where id = ${id}`,
      sql`update complaints set answered_at = now() where id = ${id}`,
      sql`update complaints set withdrawn_at = now() where id = ${id}`,
      sql`delete from complaints where id = ${id}`,
    ])
      await expect(inSql(jeanne, change)).rejects.toThrow()
    expect(await rowOf(id)).toEqual(before)
  })

  it("begins as sent: its author cannot write one that was read, answered or taken back already", async () => {
    for (const column of ["read_at", "answered_at", "withdrawn_at"]) {
      const words = column === "withdrawn_at" ? sql`null` : sql`'\\x00'`
      const insert = sql`insert into complaints (account_id, words_ciphertext, wrapped_key, root_key_id, ${sql.raw(column)})
        values (${jeanne.accountId}, ${words}, '', 'key', now())`
      await expect(inSql(jeanne, insert)).rejects.toMatchObject({ constraint: `complaints_${column}_is_held` })
    }
    expect(await list(jeanne)).toEqual([])
  })

  it("is one of a few in a day, and the one too many is not kept", async () => {
    await withRule("complaints_most", 1, async () => {
      await send()
      await expect(send()).rejects.toThrow("complaints.too_many")
    })
    expect(await list(jeanne)).toHaveLength(1)
  })
})

it.each([
  ["about", "", "complaints.about_missing"],
  ["words", " \r\n ", "complaints.words_missing"],
  ["answer", " ", "complaints.answer_missing"],
  ["about", "x".repeat(201), "complaints.too_long"],
  ["words", "x".repeat(4001), "complaints.too_long"],
  ["answer", "x".repeat(201), "complaints.too_long"],
])("A complaint whose %s is %j is asked for again", (field, value, code) => {
  const parsed = complaintSchema.safeParse({ ...SAID, [field]: value })
  expect(parsed.error?.issues.map(({ message }) => message)).toEqual([code])
})

it("A complaint of exactly as many letters as it may have is taken, with its lines", () => {
  const longest = { about: "a".repeat(200), words: "w".repeat(4000), answer: "b".repeat(200) }
  expect(complaintSchema.parse(longest)).toEqual(longest)
  expect(complaintSchema.parse({ ...SAID, words: " un\r\ndeux " }).words).toBe("un\ndeux")
})

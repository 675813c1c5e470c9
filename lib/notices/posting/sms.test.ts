import { randomInt } from "node:crypto"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase, openDatabase, portalDatabase } from "@/drizzle/client"
import { URGENT_KINDS } from "@/drizzle/notice-vocabulary"
import { testDatabase } from "@/drizzle/testing/database"
import { LANGUAGES } from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { asSuperuser, newActor } from "@/lib/access/testing"
import { mailsTo, smsTo } from "@/lib/delegation/testing"
import { configuration } from "@/lib/platform/configuration"
import { inGsm, isGsm } from "@/lib/platform/sms/gsm"
import { chooseNotices } from "../settings/commands"
import type { NoticeChoice } from "../settings/schema"
import { tellAccount } from "../tell"
import { NOTICE_KINDS, type NoticeKind, noticeInEach } from "../words"
import { postWaitingNotices } from "./commands"

const worker = openDatabase(testDatabase().workerUrl, 3)
afterAll(() => Promise.all([worker.sql.end(), closeDatabase()]))

const AWAKE: NoticeChoice = { quiet: "no", quietFrom: 21, quietUntil: 8, zone: "Europe/Paris" }
const newNumber = () => `+336399${String(randomInt(1_000_000)).padStart(6, "0")}`

let jeanne = {} as Actor
let phone = ""
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  phone = newNumber()
  await asSuperuser((sql) => sql`update accounts set phone = ${phone}, phone_confirmed_at = now() where id = ${jeanne.accountId}`)
  await chooseNotices(jeanne, { ...AWAKE, reminders: "sms" })
})

const tell = (kind: NoticeKind) =>
  portalDatabase().transaction(async (tx) => {
    await identify(tx, jeanne, [])
    await tellAccount(tx, jeanne.accountId, kind)
  })
const sent = async () => ({
  sms: (await smsTo(phone)).map(({ text }) => text),
  mails: (await mailsTo(jeanne.email ?? "")).map(({ subject }) => subject),
})

describe("Somebody who chose SMS for reminders", () => {
  it("hears of one so and not by mail, and of what they chose otherwise as before", async () => {
    await tell("appointment_soon")
    await tell("new_document")
    const { host } = new URL(configuration().url)
    expect(await sent()).toEqual({
      sms: [`Pour Jeanne. Un rendez-vous approche sur Relais. Pour lire\u00a0: ${host}`],
      mails: ["Un document est arrivé sur Relais"],
    })
  })

  it("hears of what touches their safety in both ways, whatever they chose", async () => {
    for (const kind of URGENT_KINDS) await tell(kind as NoticeKind)
    const { sms, mails } = await sent()
    expect([sms.length, mails.length]).toEqual([URGENT_KINDS.length, URGENT_KINDS.length])
    expect((await smsTo(phone)).map(({ otherwise }) => otherwise)).toEqual(URGENT_KINDS.map(() => null))
  })

  it("hears by mail where no gateway takes it: the mail is written beside it", async () => {
    await tell("refill")
    expect((await smsTo(phone)).map(({ otherwise }) => otherwise?.mail.to)).toEqual([jeanne.email])
  })

  it("has no such mail where no address is confirmed", async () => {
    await asSuperuser((sql) => sql`update accounts set email_verified_at = null where id = ${jeanne.accountId}`)
    await tell("refill")
    expect((await smsTo(phone)).map(({ otherwise }) => otherwise)).toEqual([null])
    expect((await sent()).mails).toEqual([])
  })

  it("hears by mail once the number is taken away", async () => {
    await asSuperuser((sql) => sql`update accounts set phone = null, phone_confirmed_at = null where id = ${jeanne.accountId}`)
    await tell("appointment_soon")
    expect(await sent()).toEqual({ sms: [], mails: ["Un rendez-vous approche sur Relais"] })
  })

  it("hears nothing in quiet hours, and once after them, though three workers look", async () => {
    await asSuperuser(
      (sql) => sql`update notice_settings set quiet_from = hour, quiet_until = (hour + 3) % 24
        from (select extract(hour from now() at time zone 'Europe/Paris')::int as hour) clock where account_id = ${jeanne.accountId}`,
    )
    await tell("appointment_soon")
    expect((await sent()).sms).toEqual([])
    await chooseNotices(jeanne, AWAKE)
    await asSuperuser((sql) => sql`update notices set send_at = now() where account_id = ${jeanne.accountId}`)
    await Promise.all([1, 2, 3].map(() => postWaitingNotices(worker.database)))
    expect(await sent()).toMatchObject({ sms: [expect.stringContaining("rendez-vous approche")], mails: [] })
  })

  it("hears nothing once the account is closed", async () => {
    await asSuperuser((sql) => sql`update accounts set closed_at = now() where id = ${jeanne.accountId}`)
    await tell("appointment_soon")
    expect(await sent()).toEqual({ sms: [], mails: [] })
  })
})

it.each([
  ["a name of eighty letters", "Anne-Sophie-Marguerite-".repeat(4).slice(0, 80)],
  ["two people who share a number", "Paul"],
])("A text message says whom it is for: %s", async (_, name) => {
  await asSuperuser((sql) => sql`update accounts set first_given_name = ${name} where id = ${jeanne.accountId}`)
  await tell("appointment_soon")
  const [text = ""] = (await sent()).sms
  expect(text.startsWith(`Pour ${name.slice(0, 30)}. `)).toBe(true)
  expect(inGsm(text).length).toBeLessThanOrEqual(160)
})

/** The longest name that is written, and a host of an operator with a long one. */
const [NAME, HOST] = [30, 40]

it.each(LANGUAGES)("Every kind of notice is one text message, in the signs that it holds 160 of (%s)", (language) => {
  const { host } = new URL(configuration().url)
  for (const kind of NOTICE_KINDS) {
    const text = inGsm(noticeInEach(kind)[language]?.sms ?? "")
    expect(text).toContain(host)
    expect(isGsm(text.replace("{name}", "")), text).toBe(true)
    expect(text.replace("{name}", "x".repeat(NAME)).replace(host, "x".repeat(HOST)).length, text).toBeLessThanOrEqual(160)
  }
})

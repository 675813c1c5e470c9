import { randomUUID } from "node:crypto"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase, openDatabase, portalDatabase } from "@/drizzle/client"
import { testDatabase } from "@/drizzle/testing/database"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { asSuperuser, newDocument } from "@/lib/access/testing"
import { confirmAddress, mailsTo } from "@/lib/delegation/testing"
import { listNotices } from "@/lib/notices/queries"
import { chooseNotices } from "@/lib/notices/settings/commands"
import type { NoticeChoice } from "@/lib/notices/settings/schema"
import { tellAccount } from "@/lib/notices/tell"
import { newHousehold } from "../testing"
import { sendWeeklyLetters } from "./commands"

const worker = openDatabase(testDatabase().workerUrl, 3)
afterAll(() => Promise.all([worker.sql.end(), closeDatabase()]))
const send = () => sendWeeklyLetters(worker.database)

let { jeanne, claire, paul, space } = {} as Awaited<ReturnType<typeof newHousehold>>
let hers: string
beforeEach(async () => {
  ;({ jeanne, claire, paul, space } = await newHousehold())
  hers = await confirmAddress(jeanne)
  // Others' letters were planned by other tests.
  await send()
})

const AWAKE: NoticeChoice = { quiet: "no", quietFrom: 21, quietUntil: 8, zone: "Europe/Paris" }

/** The letter of this person is due, and was to come on the Monday of this week. */
const isDue = (whom: Actor) =>
  asSuperuser(
    (sql) => sql`update notice_settings set letter_at =
      (date_trunc('week', now() at time zone 'Europe/Paris')) at time zone 'Europe/Paris' where account_id = ${whom.accountId}`,
  )

/** Somebody did something so many days before that Monday. */
const came = (who: Actor, daysBefore: number, action = "document.listed", resources: string[] = []) =>
  asSuperuser(
    (sql) => sql`insert into audit_events (patient_id, actor_account_id, action, resource_ids, occurred_at)
      values (${space}, ${who.accountId}, ${action}, ${resources},
        (date_trunc('week', now() at time zone 'Europe/Paris') - make_interval(days => ${daysBefore}) + interval '12 hours')
          at time zone 'Europe/Paris')`,
  )

const letters = async (address = hers) =>
  (await mailsTo(address)).filter(({ subject }) => /lettre de la semaine/.test(subject)).map(({ text }) => text)
const kept = async (whom: Actor) => (await listNotices(whom, "fr")).filter(({ about }) => about === "week").length

describe("The letter of the week", () => {
  it("says how many people came, and neither who nor what, once however many workers send it", async () => {
    await came(claire, 2)
    await came(claire, 3, "appointment.added")
    await came(paul, 7)
    await isDue(jeanne)
    await Promise.all([send(), send(), send()])
    await send()
    const [text, ...more] = await letters()
    expect(more).toEqual([])
    expect(text).toMatch(
      /^Bonjour,\n\nCe message est pour Jeanne\.\n\n2 personnes sont venues dans votre espace la semaine dernière\./,
    )
    expect(text).not.toMatch(/Claire|Paul|document|rendez-vous|\{/)
    expect(await kept(jeanne)).toBe(1)
  })

  it.each([
    ["on the Sunday", 1, 1],
    ["on the Monday before", 7, 1],
    ["a week earlier", 8, 0],
    ["on the Monday that it comes", 0, 0],
  ])("counts who came %s", async (_, daysBefore, count) => {
    await came(claire, daysBefore)
    await isDue(jeanne)
    await send()
    expect(await letters()).toHaveLength(count)
  })

  it("is not sent where there is nothing to say, or where it was turned off", async () => {
    await came(jeanne, 2)
    await came(claire, 2, "space.listed")
    await isDue(jeanne)
    await send()
    await came(claire, 2)
    await chooseNotices(jeanne, { ...AWAKE, whoCame: "no" })
    await isDue(jeanne)
    await send()
    expect([await letters(), await kept(jeanne)]).toEqual([[], 0])
  })

  it("counts nobody whose only line is of what the person may not see yet", async () => {
    const hidden = await newDocument(jeanne, space)
    await asSuperuser(
      (sql) => sql`update documents set marks = '{INVISIBLE_PATIENT}', announce_on = current_date + 9 where id = ${hidden}`,
    )
    await came(claire, 2, "document.viewed", [hidden])
    await isDue(jeanne)
    await send()
    expect(await letters()).toEqual([])
  })

  it("is among the notices of somebody without an address, who reads it here", async () => {
    await asSuperuser((sql) => sql`update accounts set email_verified_at = null where id = ${jeanne.accountId}`)
    await came(claire, 2)
    await isDue(jeanne)
    await send()
    expect([await letters(), await kept(jeanne)]).toEqual([[], 1])
  })

  it("waits for the end of quiet hours, and is not lost", async () => {
    await came(claire, 2)
    await isDue(jeanne)
    await asSuperuser(
      (sql) => sql`update notice_settings set quiet_from = hour, quiet_until = (hour + 3) % 24
        from (select extract(hour from now() at time zone 'Europe/Paris')::int as hour) clock where account_id = ${jeanne.accountId}`,
    )
    await send()
    expect(await letters()).toEqual([])
    await chooseNotices(jeanne, AWAKE)
    await isDue(jeanne)
    await send()
    expect(await letters()).toHaveLength(1)
  })

  it("is planned for the next Monday after each time", async () => {
    await isDue(jeanne)
    await send()
    const [row] = await asSuperuser(
      (sql) => sql`select letter_at > now() as later, letter_at < now() + interval '8 days' as soon,
        to_char(letter_at at time zone zone, 'ID HH24:MI') as at from notice_settings where account_id = ${jeanne.accountId}`,
    )
    expect(row).toEqual({ later: true, soon: true, at: "1 09:00" })
  })

  it("tells a helper nothing of who came to another's space", async () => {
    const address = await confirmAddress(claire)
    await came(paul, 2)
    await isDue(claire)
    await send()
    expect(await letters(address)).toEqual([])
  })
})

describe("What was chosen for the letter", () => {
  const tell = (spaceId?: string) =>
    portalDatabase().transaction(async (tx) => {
      await identify(tx, jeanne, [])
      await tellAccount(tx, claire.accountId, "absence", { subject: "absence", spaceId, subjectId: randomUUID() })
    })
  let address: string
  beforeEach(async () => {
    address = await confirmAddress(claire)
    await chooseNotices(claire, { ...AWAKE, circle: "weekly" })
  })

  it("waits for it, and is counted in it once", async () => {
    await tell(space)
    await tell()
    expect(await mailsTo(address)).toEqual([])
    for (const _ of [1, 2]) {
      await isDue(claire)
      await send()
    }
    expect(await letters(address)).toEqual([
      expect.stringContaining("2 notifications que vous n’avez pas lues vous y attendent."),
    ])
  })

  it("is not counted once it was read, or the access has ended", async () => {
    await tell(space)
    await tell()
    await asSuperuser(
      (sql) => sql`update notices set read_at = now() where account_id = ${claire.accountId} and space_id is null`,
    )
    await asSuperuser(
      (sql) => sql`update delegations set status = 'ended', ended_at = now(), end_reason = 'patient_request'
        where patient_id = ${space} and caregiver_account_id = ${claire.accountId}`,
    )
    await isDue(claire)
    await send()
    expect(await letters(address)).toEqual([])
  })
})

describe("The next letter", () => {
  it.each([
    ["Europe/Paris", null, null, "2026-11-30T07:59:00Z", "2026-11-30T08:00:00Z"],
    ["Europe/Paris", null, null, "2026-11-30T08:00:00Z", "2026-12-07T08:00:00Z"],
    ["Europe/Paris", 21, 8, "2026-12-06T23:00:00Z", "2026-12-07T08:00:00Z"],
    ["Europe/Paris", 22, 11, "2026-12-06T23:00:00Z", "2026-12-07T10:00:00Z"],
    // The clocks are put forward on the day before.
    ["Europe/Paris", 21, 8, "2027-03-27T12:00:00Z", "2027-03-29T07:00:00Z"],
    ["Indian/Reunion", 21, 8, "2026-12-05T12:00:00Z", "2026-12-07T05:00:00Z"],
    ["Pacific/Noumea", 21, 8, "2026-12-05T12:00:00Z", "2026-12-06T22:00:00Z"],
    ["Pacific/Tahiti", 21, 8, "2026-12-07T12:00:00Z", "2026-12-07T19:00:00Z"],
  ])("in %s, quiet from %s to %s, after %s is due at %s", async (zone, from, until, at, due) => {
    const [row] = await asSuperuser((sql) => sql`select relais.next_letter(${zone}, ${from}, ${until}, ${at}) as due`)
    expect(row?.due.toISOString()).toBe(new Date(due).toISOString())
  })
})

import { randomUUID } from "node:crypto"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase, openDatabase, portalDatabase } from "@/drizzle/client"
import { KINDS_OF, LETTER_KIND, URGENT_KINDS } from "@/drizzle/notice-vocabulary"
import { testDatabase } from "@/drizzle/testing/database"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor } from "@/lib/access/testing"
import { type HelpedRecord, newHelpedRecord } from "@/lib/access/testing/helped-record"
import { confirmAddress, mailsTo } from "@/lib/delegation/testing"
import { addLine } from "@/lib/profile/commands"
import { chooseNotices } from "../settings/commands"
import type { NoticeChoice } from "../settings/schema"
import { type About, tellAccount } from "../tell"
import { NOTICE_KINDS, type NoticeKind } from "../words"
import { postWaitingNotices } from "./commands"

const worker = openDatabase(testDatabase().workerUrl, 3)
afterAll(() => Promise.all([worker.sql.end(), closeDatabase()]))
const post = () => postWaitingNotices(worker.database)

let { jeanne, claire, patientId, delegationId } = {} as HelpedRecord
beforeEach(async () => {
  ;({ jeanne, claire, patientId, delegationId } = await newHelpedRecord(["view:medications", "view:messages"]))
})

const tell = (whom: Actor, kind: NoticeKind, about?: About) =>
  portalDatabase().transaction(async (tx) => {
    await identify(tx, jeanne, [])
    await tellAccount(tx, whom.accountId, kind, about)
  })

const AWAKE: NoticeChoice = { quiet: "no", quietFrom: 21, quietUntil: 8, zone: "Europe/Paris" }

/** Quiet hours that began this hour, by the clock of this person's zone. */
async function inQuietHours(whom: Actor, zone = "Europe/Paris") {
  await asSuperuser(
    (sql) => sql`update notice_settings set zone = ${zone}, quiet_from = hour, quiet_until = (hour + 3) % 24
      from (select extract(hour from now() at time zone ${zone})::int as hour) clock where account_id = ${whom.accountId}`,
  )
}

/** The quiet hours are over. */
async function inTheMorning(whom: Actor) {
  await chooseNotices(whom, AWAKE)
  await asSuperuser(
    (sql) =>
      sql`update notices set send_at = now() - interval '1 minute' where account_id = ${whom.accountId} and send_at is not null`,
  )
}

const waiting = (whom: Actor) =>
  asSuperuser(
    (sql) => sql`select kind from notices where account_id = ${whom.accountId} and send_at is not null and settled_at is null`,
  )

describe("Every kind of notice", () => {
  it("is of one group, or touches somebody's safety", () => {
    expect([...Object.values(KINDS_OF).flat(), ...URGENT_KINDS, LETTER_KIND].sort()).toEqual([...NOTICE_KINDS].sort())
  })
})

describe("What somebody is told in their quiet hours", () => {
  it.each(["Europe/Paris", "Indian/Reunion", "America/Cayenne"])("is sent after them, once, by their clock: %s", async (zone) => {
    const address = await confirmAddress(jeanne)
    await inQuietHours(jeanne, zone)
    await tell(jeanne, "changed")
    await post()
    expect(await mailsTo(address)).toEqual([])
    expect(await waiting(jeanne)).toEqual([{ kind: "changed" }])
    await inTheMorning(jeanne)
    await Promise.all([post(), post(), post()])
    await post()
    expect(await mailsTo(address)).toHaveLength(1)
    expect(await waiting(jeanne)).toEqual([])
  })

  it("goes at once where it touches their safety", async () => {
    const address = await confirmAddress(jeanne)
    await inQuietHours(jeanne)
    for (const kind of URGENT_KINDS) await tell(jeanne, kind as NoticeKind)
    expect(await mailsTo(address)).toHaveLength(URGENT_KINDS.length)
  })

  it("is not sent once it was read, nor to an address that is no longer theirs", async () => {
    const [address, hers] = [await confirmAddress(jeanne), await confirmAddress(claire)]
    for (const whom of [jeanne, claire]) {
      await inQuietHours(whom)
      await tell(whom, "changed")
    }
    await asSuperuser((sql) => sql`update notices set read_at = now() where account_id = ${jeanne.accountId}`)
    await asSuperuser(
      (sql) => sql`update accounts set email = 'neuve@example.org', email_verified_at = null where id = ${claire.accountId}`,
    )
    for (const whom of [jeanne, claire]) await inTheMorning(whom)
    await post()
    for (const one of [address, hers, "neuve@example.org"]) expect(await mailsTo(one)).toEqual([])
    expect([await waiting(jeanne), await waiting(claire)]).toEqual([[], []])
  })

  it("goes to the address that they have by then", async () => {
    const before = await confirmAddress(jeanne)
    await inQuietHours(jeanne)
    await tell(jeanne, "changed")
    const after = `${randomUUID()}@example.org`
    await asSuperuser((sql) => sql`update accounts set email = ${after} where id = ${jeanne.accountId}`)
    await inTheMorning(jeanne)
    await post()
    expect([await mailsTo(before), (await mailsTo(after)).length]).toEqual([[], 1])
  })

  it("waits on where quiet hours were made longer, and not at all where another way was chosen", async () => {
    const address = await confirmAddress(jeanne)
    const due = () => asSuperuser((sql) => sql`update notices set send_at = now() where account_id = ${jeanne.accountId}`)
    await inQuietHours(jeanne)
    await tell(jeanne, "changed")
    await due()
    await post()
    expect(await waiting(jeanne)).toHaveLength(1)
    await chooseNotices(jeanne, { ...AWAKE, accesses: "portal" })
    await due()
    await post()
    expect([await waiting(jeanne), await mailsTo(address)]).toEqual([[], []])
  })

  it("says to each of a couple who share an address whom it is for", async () => {
    const address = await confirmAddress(jeanne)
    const paul = await newActor("Paul Lefèvre")
    await asSuperuser((sql) => sql`update accounts set email = ${address} where id = ${paul.accountId}`)
    for (const whom of [jeanne, paul]) {
      await inQuietHours(whom)
      await tell(whom, "changed")
    }
    for (const whom of [jeanne, paul]) await inTheMorning(whom)
    await post()
    const texts = (await mailsTo(address)).map(({ text }) => /Ce message est pour (\w+)\./.exec(text)?.[1])
    expect(texts.sort()).toEqual(["Jeanne", "Paul"])
  })
})

describe("What a helper was told in the night", () => {
  let address: string
  let medicationId: string
  beforeEach(async () => {
    address = await confirmAddress(claire)
    await inQuietHours(claire)
    medicationId = randomUUID()
    const line = { section: "medications" as const, lineId: medicationId, content: { label: "Metformine" } }
    await withAccess(jeanne, patientId, ["add:medications"], (access) => addLine(access, line))
  })
  const refill = () => tell(claire, "refill", { subject: "refill", spaceId: patientId, subjectId: medicationId })
  const answered = () =>
    tell(claire, "proposal_answered", { subject: "answered_medications", spaceId: patientId, subjectId: medicationId })
  const sent = async () => {
    await inTheMorning(claire)
    await post()
    expect(await waiting(claire)).toEqual([])
    return (await mailsTo(address)).length
  }

  it("is sent in the morning while the way is open", async () => {
    await refill()
    await answered()
    expect(await sent()).toBe(2)
  })

  it("is not sent once the access has ended", async () => {
    await refill()
    await tell(claire, "absence", { subject: "absence", spaceId: patientId, subjectId: randomUUID() })
    await asSuperuser(
      (sql) =>
        sql`update delegations set status = 'ended', ended_at = now(), end_reason = 'patient_request' where id = ${delegationId}`,
    )
    expect(await sent()).toBe(0)
  })

  it("is not sent once the line was kept from them, or judged sensitive", async () => {
    await refill()
    await answered()
    await asSuperuser(
      (sql) => sql`insert into item_exclusions (patient_id, section, item_id, account_id)
        values (${patientId}, 'medications', ${medicationId}, ${claire.accountId})`,
    )
    expect(await sent()).toBe(0)
  })

  it("is not sent of a thread that they are not in", async () => {
    await tell(claire, "new_message", { subject: "message", spaceId: patientId, subjectId: randomUUID() })
    expect(await sent()).toBe(0)
  })
})

describe("What was chosen for a kind of thing", () => {
  it("sends no mail of it, and leaves the others as they are", async () => {
    const address = await confirmAddress(jeanne)
    await chooseNotices(jeanne, { ...AWAKE, accesses: "portal", documents: "weekly" })
    for (const kind of ["changed", "new_document", "answered"] as const) await tell(jeanne, kind)
    await post()
    const subjects = (await mailsTo(address)).map(({ subject }) => subject)
    expect(subjects).toEqual(["Une réponse vous attend sur Relais"])
    const rows = await asSuperuser((sql) => sql`select kind, way from notices where account_id = ${jeanne.accountId} order by id`)
    expect(rows).toEqual([
      { kind: "changed", way: "portal" },
      { kind: "new_document", way: "weekly" },
      { kind: "answered", way: "at_once" },
    ])
  })

  it("never turns off what touches somebody's safety", async () => {
    const address = await confirmAddress(jeanne)
    const off = { answers: "portal", accesses: "portal", documents: "portal", messages: "portal" } as const
    await chooseNotices(jeanne, { ...AWAKE, ...off, circle: "portal", reminders: "portal" })
    for (const kind of NOTICE_KINDS) if (kind !== LETTER_KIND) await tell(jeanne, kind)
    expect(await mailsTo(address)).toHaveLength(URGENT_KINDS.length)
  })
})

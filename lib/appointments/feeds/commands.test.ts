import fc from "fast-check"
import ICAL from "ical.js"
import nodeIcal from "node-ical"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, letTurnsPass, newActor, newDelegation, newPatient, withRule } from "@/lib/access/testing"
import { listJournal, listOthersLines } from "@/lib/journal/queries"
import { journalFilters } from "@/lib/journal/schema"
import { refuseAppointment } from "../answering/commands"
import { cancelAppointment } from "../commands"
import { listAppointments } from "../queries"
import { inOrder } from "../rules"
import { excludeFromAppointment } from "../sight/commands"
import { AGENDA, dayIn, newAppointment, newFeed as newFeedOf } from "../testing"
import { giveFeed, showFeed, withdrawFeed } from "./commands"
import { readFeed } from "./queries"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let patientId: string
let delegationId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
  delegationId = await newDelegation(jeanne, patientId, claire, AGENDA)
})

const view = <Result>(actor: Actor, work: Parameters<typeof withAccess<"view:appointments", Result>>[3]) =>
  withAccess(actor, patientId, ["view:appointments"], work)
const newFeed = (actor: Actor, showsMore = false) => newFeedOf(actor, patientId, showsMore)
const idsOfPage = async (actor: Actor) => {
  const { coming, past } = inOrder(await view(actor, listAppointments))
  return [...coming, ...past].map(({ id }) => id).sort()
}

type Read = { id: string; start: Date; status: string; summary: string }

/** The same calendar by two parsers that know nothing of each other, which have to agree. */
function parse(calendar: string): Read[] {
  const one = Object.values(nodeIcal.sync.parseICS(calendar)).flatMap((event) =>
    event?.type === "VEVENT"
      ? [{ id: event.uid, start: new Date(event.start), status: String(event.status), summary: String(event.summary) }]
      : [],
  )
  const other = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents("vevent").map((part) => {
    const { uid, startDate, summary } = new ICAL.Event(part)
    return { id: uid, start: startDate.toJSDate(), status: String(part.getFirstPropertyValue("status")), summary }
  })
  const sorted = (events: Read[]) => events.toSorted((a, b) => a.id.localeCompare(b.id))
  expect(sorted(one)).toEqual(sorted(other))
  return sorted(one)
}

describe("An agenda in somebody's own calendar", () => {
  const planned = fc.record({
    inDays: fc.integer({ min: -20, max: 20 }),
    by: fc.constantFrom("jeanne", "claire"),
    intimate: fc.boolean(),
    fate: fc.constantFrom("stands", "cancelled", "refused", "apart"),
  })

  type Planned = typeof planned extends fc.Arbitrary<infer One> ? One : never

  /** An appointment of a random world, and what became of it. */
  async function happens({ inDays, by, intimate, fate }: Planned): Promise<void> {
    const author = by === "jeanne" ? jeanne : claire
    const id = await newAppointment(author, patientId, { day: dayIn(inDays), ...(intimate ? { intimate: "yes" } : {}) })
    const edit = (work: Parameters<typeof withAccess<"edit:appointments", void>>[3]) =>
      withAccess(jeanne, patientId, ["edit:appointments"], work)
    if (fate === "cancelled")
      await withAccess(author, patientId, ["act:appointments"], (access) => cancelAppointment(access, id, 1))
    if (fate === "refused" && by === "claire") await edit((access) => refuseAppointment(access, id, 1))
    if (fate === "apart") await edit((access) => excludeFromAppointment(access, id, claire.accountId, true))
  }

  it("holds what the page of its person shows, on random worlds, by two parsers", async () => {
    const secrets = { jeanne: await newFeed(jeanne), claire: await newFeed(claire, true) }
    await fc.assert(
      fc.asyncProperty(fc.array(planned, { minLength: 1, maxLength: 4 }), async (plan) => {
        for (const one of plan) await happens(one)
        for (const [name, actor] of [
          ["jeanne", jeanne],
          ["claire", claire],
        ] as const)
          expect(parse(await readFeed(secrets[name])).map(({ id }) => id)).toEqual(await idsOfPage(actor))
      }),
      { numRuns: 8 },
    )
  })

  it("says that there is an appointment and nothing else, unless its person wanted more", async () => {
    const said = { withWhom: "Dre Morel, cardiologue", place: "Hôpital du Val", bring: "L’ordonnance", companion: "Un taxi" }
    await newAppointment(jeanne, patientId, { day: dayIn(3), ...said })
    const less = await readFeed(await newFeed(jeanne))
    expect(parse(less)).toMatchObject([{ summary: "Rendez-vous", status: "CONFIRMED" }])
    for (const word of [...Object.values(said), "Jeanne", "Lefèvre"]) expect(less).not.toContain(word.slice(0, 8))
    const more = await readFeed(await newFeed(jeanne, true))
    expect(parse(more)).toMatchObject([{ summary: "Rendez-vous : Dre Morel, cardiologue" }])
    expect(more.replaceAll("\r\n ", "")).toContain("Hôpital du Val")
  })

  it("is told the instant by which a calendar abroad shows the right hour, also across a change of clocks", async () => {
    await newAppointment(jeanne, patientId, { day: "2027-03-28", hour: "09:30" })
    await newAppointment(claire, patientId, { day: "2027-03-28", hour: "00:15", zone: "Indian/Reunion" })
    const read = parse(await readFeed(await newFeed(jeanne)))
    expect(read.map(({ start, status }) => `${start.toISOString()} ${status}`).sort()).toEqual([
      "2027-03-27T20:15:00.000Z TENTATIVE",
      "2027-03-28T07:30:00.000Z CONFIRMED",
    ])
  })

  it("reads nothing more once its person may not, in the middle of everything", async () => {
    await newAppointment(jeanne, patientId)
    const secret = await newFeed(claire)
    expect(parse(await readFeed(secret))).toHaveLength(1)
    await asSuperuser(
      (sql) =>
        sql`update delegations set status = 'ended', ended_at = now(), end_reason = 'patient_request' where id = ${delegationId}`,
    )
    await expect(readFeed(secret)).rejects.toThrow("")
  })
})

describe("The address of a feed", () => {
  it("is shown once, kept nowhere, and is one for each person", async () => {
    const [hers, other] = [await newFeed(jeanne), await newFeed(claire)]
    expect(new Set([hers, other]).size).toBe(2)
    const again = await view(jeanne, async (access) => {
      access.trace({ action: "appointment.listed" })
      return showFeed(access)
    })
    expect(again).toBeNull()
    const kept = await asSuperuser((sql) => sql`select * from appointment_feeds where patient_id = ${patientId}`)
    expect(JSON.stringify(kept)).not.toContain(hers.replace(".ics", ""))
  })

  it("that was taken away or made anew opens nothing, and is refused as one that never was", async () => {
    const first = await newFeed(jeanne)
    const second = await newFeed(jeanne)
    expect(await readFeed(second)).toContain("BEGIN:VCALENDAR")
    await view(jeanne, withdrawFeed)
    const given = [first, second, `${"0".repeat(32)}.ics`, "", "..%2f", second.slice(1)]
    const refusals = await Promise.allSettled(given.map(readFeed))
    expect(refusals.map((one) => one.status === "rejected" && `${one.reason.name} ${one.reason.message}`)).toEqual(
      given.map(() => "NotFoundError "),
    )
    await expect(view(jeanne, withdrawFeed)).rejects.toThrow("appointments.feed_gone")
    await expect(view(claire, withdrawFeed)).rejects.toThrow("appointments.feed_gone")
  })

  it("is one, however many tabs ask at once", async () => {
    await Promise.all([1, 2, 3].map(() => view(jeanne, (access) => giveFeed(access, false))))
    const live = await asSuperuser(
      (sql) => sql`select id from appointment_feeds where patient_id = ${patientId} and withdrawn_at is null`,
    )
    expect(live).toHaveLength(1)
  })

  it("that reads is told of, also in one’s own name, and is nobody’s visit", async () => {
    await newAppointment(jeanne, patientId)
    for (const actor of [jeanne, claire]) await readFeed(await newFeed(actor))
    const watch = <Result>(work: Parameters<typeof withAccess<"view:journal", Result>>[3]) =>
      withAccess(jeanne, patientId, ["view:journal"], work)
    const { entries } = await watch((access) => listJournal(access, journalFilters.parse({})))
    const read = entries.filter(({ action }) => action === "appointment.feed_read").map(({ actor }) => actor.kind)
    expect(read.sort()).toEqual(["person", "you"])
    const visits = await watch((access) => {
      access.trace({ action: "space.viewed" })
      return listOthersLines(access, 5)
    })
    expect(visits.map(({ action }) => action)).not.toContain("appointment.feed_read")
  })

  it("is refused once its person may not read, and the journal says so once a day", async () => {
    const refusals = () =>
      asSuperuser((sql) => sql`select actor_account_id from audit_events where patient_id = ${patientId} and outcome = 'refused'`)
    const secret = await newFeed(claire)
    await asSuperuser(
      (sql) => sql`update delegations set status = 'ended', ended_at = now(), end_reason = 'patient_request'
      where id = ${delegationId}`,
    )
    const claireIs = { actor_account_id: claire.accountId }
    for (const hours of [0, 1, 22]) {
      await letTurnsPass(claire, "feed_refusal", `${hours} hours`, `${patientId} no_basis view:appointments`)
      await expect(readFeed(secret)).rejects.toThrow("")
      expect(await refusals()).toEqual([claireIs])
    }
    await letTurnsPass(claire, "feed_refusal", "1 hour", `${patientId} no_basis view:appointments`)
    await expect(readFeed(secret)).rejects.toThrow("")
    expect(await refusals()).toEqual([claireIs, claireIs])
  })

  it("leaves a line in the journal each time that it is read, and after too many is as if there were none", async () => {
    await newAppointment(jeanne, patientId)
    const secret = await newFeed(claire)
    await withRule("feed_readings_most", 2, async () => {
      await readFeed(secret)
      await readFeed(secret)
      await expect(readFeed(secret)).rejects.toThrow("")
    })
    const told = await asSuperuser(
      (sql) => sql`select actor_account_id, delegation_id from audit_events
        where patient_id = ${patientId} and action in ('appointment.feed_read', 'appointment.listed')
          and resource_ids <> '{}'`,
    )
    const line = { actor_account_id: claire.accountId, delegation_id: delegationId }
    expect(told).toEqual([line, line])
  })
})

import { describe, expect, test } from "vitest"
import type { DelegationStatus } from "@/drizzle/vocabulary"
import {
  asksIfUnable,
  endsSoon,
  type Grant,
  grantFromLines,
  isEmpty,
  isExtended,
  isSameGrant,
  isWithin,
  mayBeGivenAgain,
  mayBeInvitedAnew,
  sharedBy,
  stateAt,
  sumUp,
  tidyGrant,
  togetherWith,
  waitsBeforeOpening,
  withoutRemoved,
} from "./rules"

const noon = new Date("2026-11-23T12:00:00Z")
const later = (ms: number) => new Date(noon.getTime() + ms)
const period = (status: DelegationStatus, opens: number, closes: number) => ({
  status,
  opensAt: later(opens),
  endsAt: later(closes),
  closesAt: later(closes),
})
const grant = (groups: Grant["documentGroups"], topics: Grant["sensitiveTopics"] = [], adds = false): Grant =>
  tidyGrant({
    permissions: ["view:documents", ...(adds ? ["add:documents"] : [])],
    documentGroups: groups,
    sensitiveTopics: topics,
  })

describe("Whether an invitation leaves anew for the right person", () => {
  const DAY = 86_400_000
  const taken = {
    ...{ state: "ended" as const, basis: "consent", opensAt: null, channel: "mail" as const },
    ...{ askedAt: noon, invitationStatus: "not_recognised" as const },
  }
  test.each([
    ["one whose answer the patient did not recognise", {}, true],
    ["one whose yes was taken back before it opened", { invitationStatus: "arrived" as const }, true],
    ["one by letter", { channel: "letter" as const }, true],
    ["one that its person had asked for", { channel: "request" as const }, false],
    ["one that left anew already", { invitationStatus: "renewed" as const }, false],
    ["one that nobody answered", { invitationStatus: "sent" as const }, false],
    ["one that the patient withdrew", { invitationStatus: "withdrawn" as const }, false],
    ["one that opened", { invitationStatus: "arrived" as const, opensAt: noon }, false],
    ["one that is not over", { state: "arrived" as const }, false],
    ["one by law", { basis: "parental_authority" }, false],
  ])("%s", (_, otherwise, may) => {
    expect(mayBeInvitedAnew({ ...taken, ...otherwise }, later(DAY), 30)).toBe(may)
  })

  test("for as long as an invitation lives after its questions were answered, and no longer", () => {
    expect([30 * DAY - 1, 30 * DAY].map((after) => mayBeInvitedAnew(taken, later(after), 30))).toEqual([true, false])
  })
})

describe("Whether an access may be given again", () => {
  test.each([
    ["one that was taken back", "ended", "consent", "patient_request", true],
    ["one that nobody answered", "ended", "consent", "invitation_expired", true],
    ["one that a wider one stands for", "ended", "consent", "replaced", false],
    ["one that the law gave", "ended", "parental_authority", "majority", false],
    ["one that is open", "open", "consent", null, false],
    ["one that is paused", "suspended", "consent", null, false],
  ] as const)("%s", (_, state, basis, endReason, expected) => {
    expect(mayBeGivenAgain({ state, basis, endReason })).toBe(expected)
  })
})

describe("Whether an access comes to its end soon", () => {
  const days = (number: number) => later(number * 86_400_000)
  test.each([
    ["An access of a month is not ending from its first day", days(0), days(30), days(1), false],
    ["It is once three quarters of it are over", days(0), days(30), days(22.5), true],
    ["It is not an hour before", days(0), days(30), days(22.4), false],
    ["An access of six months is thirty days before its end", days(0), days(180), days(150), true],
    ["It is not thirty-one days before", days(0), days(180), days(149), false],
    ["An access that has no end yet is not", null, null, days(0), false],
  ])("%s", (_, opensAt, endsAt, now, soon) => {
    expect(endsSoon({ opensAt, endsAt }, now, 30)).toBe(soon)
  })
})

describe("Whether an access should go on if she can no longer decide", () => {
  const DAY = 86_400_000
  const access = { state: "open" as const, basis: "consent", opensAt: noon, hasSaidIfUnable: false }
  test.each([
    ["is not asked before it has lived a month", access, 30 * DAY - 1, false],
    ["is asked from that very instant", access, 30 * DAY, true],
    ["is not asked again once she has said", { ...access, hasSaidIfUnable: true }, 60 * DAY, false],
    ["is not asked of one that is paused", { ...access, state: "suspended" as const }, 60 * DAY, false],
    ["is not asked of what rests on law", { ...access, basis: "parental_authority" }, 60 * DAY, false],
  ])("%s", (_, given, after, expected) => {
    expect(asksIfUnable(given, later(after), 30)).toBe(expected)
  })
})

describe("What state an access is in", () => {
  test.each([
    ["A wait is over at its very instant", period("waiting", 0, 10), "open"],
    ["A wait is not over a millisecond before", period("waiting", 1, 10), "waiting"],
    ["An access is open a millisecond before its close", period("active", -10, 1), "open"],
    ["An access is over at its very close", period("active", -10, 0), "ended"],
    ["An access is over after its close, although no job noted it", period("active", -10, -1), "ended"],
    ["A paused access ends all the same", period("suspended", -10, 0), "ended"],
    ["A paused access is paused until then", period("suspended", -10, 1), "suspended"],
    ["An invitation has no period yet", { status: "proposed" as const, opensAt: null, endsAt: null, closesAt: null }, "invited"],
    [
      "Somebody who arrived waits for an answer",
      { status: "accepted" as const, opensAt: null, endsAt: null, closesAt: null },
      "arrived",
    ],
    ["A refusal is over", { status: "refused" as const, opensAt: null, endsAt: null, closesAt: null }, "ended"],
  ])("%s", (_, given, expected) => {
    expect(stateAt(given, noon)).toBe(expected)
  })

  test("An access that goes on once is extended from its agreed end on", () => {
    const given = { status: "active" as const, opensAt: later(-10), endsAt: noon, closesAt: later(10) }
    expect(isExtended(given, noon)).toBe(true)
    expect(isExtended(given, later(-1))).toBe(false)
    expect(isExtended(given, later(10))).toBe(false)
  })
})

describe("What an access gives", () => {
  test("Groups without the permission to see them give nothing", () => {
    const given = tidyGrant({ permissions: ["add:documents"], documentGroups: ["imaging"], sensitiveTopics: ["genetics"] })
    expect(given).toEqual({ permissions: ["add:documents"], documentGroups: [], sensitiveTopics: [] })
  })

  test("Seeing no group at all is not seeing", () => {
    expect(isEmpty(grantFromLines({ permissions: [], documentGroups: [], sensitiveTopics: ["social"] }))).toBe(true)
  })

  test("Wishes and words that nobody knows never come in", () => {
    const given = tidyGrant({
      permissions: ["view:documents", "view:journal", "edit:delegations"],
      documentGroups: ["wishes", "imaging", "everything"],
      sensitiveTopics: ["all"],
    })
    expect(given).toEqual({ permissions: ["view:documents"], documentGroups: ["imaging"], sensitiveTopics: [] })
  })

  test("One group less is within, one group more is not, and the same is both", () => {
    const held = grant(["imaging", "hospital"])
    expect(isWithin(grant(["imaging"]), held)).toBe(true)
    expect(isWithin(held, held)).toBe(true)
    expect(isSameGrant(held, grant(["hospital", "imaging"]))).toBe(true)
    expect(isWithin(grant(["imaging", "certificates"]), held)).toBe(false)
    expect(isWithin(grant(["imaging"], [], true), held)).toBe(false)
    expect(isWithin(grant(["imaging"], ["social"]), held)).toBe(false)
  })

  test("A page shown long ago cannot bring a line back", () => {
    expect(sharedBy(grant(["imaging"]), grant(["imaging", "hospital"], ["social"], true))).toEqual(grant(["imaging"]))
  })

  test("A line taken out is taken out of the widening that waits, and what it adds stays", () => {
    const before = grant(["imaging", "hospital"])
    const waiting = grant(["imaging", "hospital", "certificates"], ["social"])
    expect(withoutRemoved(waiting, before, grant(["imaging"]))).toEqual(grant(["imaging", "certificates"], ["social"]))
  })

  test("Two grants together give what one or the other gives", () => {
    expect(togetherWith(grant(["imaging"]), grant(["hospital"], ["social"], true))).toEqual(
      grant(["imaging", "hospital"], ["social"], true),
    )
  })

  test("Only something sensitive makes a first access wait", () => {
    expect(waitsBeforeOpening(grant(["imaging"], [], true))).toBe(false)
    expect(waitsBeforeOpening(grant(["imaging"], ["not_yet_judged"]))).toBe(true)
  })
})

test("A patient reads how often and when last somebody came, and that they never did", () => {
  expect(sumUp([])).toBeNull()
  expect(
    sumUp([
      { action: "document.listed", times: 4, lastAt: later(2) },
      { action: "document.viewed", times: 2, lastAt: later(1) },
      { action: "document.opened", times: 1, lastAt: noon },
      { action: "document.deposited", times: 1, lastAt: noon },
    ]),
  ).toEqual({ lastAt: later(2), seen: 3, added: 1 })
})

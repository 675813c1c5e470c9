import {
  DELEGABLE_GROUPS,
  type DelegationStatus,
  GRANTABLE_TOPICS,
  type GrantableTopic,
  type InvitationChannel,
  type InvitationStatus,
} from "@/drizzle/vocabulary"
import { consent } from "@/lib/access/bases/consent"
import { isOpenAt } from "@/lib/access/bases/delegated"
import { DELEGABLE_PERMISSIONS, type DelegablePermission } from "@/lib/access/sections"

/** A group of documents that can be given; wishes are shown by name and never by a group. */
export type DelegableGroup = (typeof DELEGABLE_GROUPS)[number]

/** What an access gives: permissions, the groups of documents they reach, and the sensitive topics ticked one by one. */
export type Grant = {
  permissions: readonly DelegablePermission[]
  documentGroups: readonly DelegableGroup[]
  sensitiveTopics: readonly GrantableTopic[]
}

/** What a page says of an access: the period decides, the stored status only follows. */
export type DelegationState = "invited" | "arrived" | "waiting" | "open" | "suspended" | "ended"

export type Period = { status: DelegationStatus; opensAt: Date | null; endsAt: Date | null; closesAt: Date | null }

/** The state at this instant: an access opens at its opening and is over from its close, whatever a job has noted. */
export function stateAt(period: Period, now: Date): DelegationState {
  const { status, closesAt } = period
  if (status === "ended" || status === "refused") return "ended"
  if (status === "proposed") return "invited"
  if (status === "accepted") return "arrived"
  if (closesAt !== null && closesAt <= now) return "ended"
  if (status === "suspended") return "suspended"
  return isOpenAt(period, now) ? "open" : "waiting"
}

/** Whether an access that is over was ever open: it ended after it had opened, and not while it waited. */
export function wasOpened(opensAt: Date | null, overAt: Date | null): boolean {
  return opensAt !== null && overAt !== null && opensAt < overAt
}

/** In which tense what an access gives is said: what is over and never opened gave nothing to anybody. */
export type Tense = DelegationState | "never"

export function tenseOf(access: {
  state: DelegationState
  opensAt: Date | null
  endedAt: Date | null
  closesAt: Date | null
}): Tense {
  const { state, opensAt, endedAt, closesAt } = access
  return state === "ended" && !wasOpened(opensAt, endedAt ?? closesAt) ? "never" : state
}

/** The day until which an open access lasts: the agreed end, or, once that has passed, the end of its one extension. */
export function lastsUntil({ endsAt, closesAt }: Pick<Period, "endsAt" | "closesAt">, now: Date): Date | null {
  return endsAt && endsAt > now ? endsAt : closesAt
}

/**
 * Whether an access comes to its end soon, for how long it lasts: within so many days, and never before three quarters of it
 * are over, so that an access of a month is not ending from its first day.
 */
export function endsSoon({ opensAt, endsAt }: Pick<Period, "opensAt" | "endsAt">, now: Date, days: number): boolean {
  if (!endsAt) return false
  const lasts = opensAt ? endsAt.getTime() - opensAt.getTime() : Number.POSITIVE_INFINITY
  return endsAt.getTime() - now.getTime() <= Math.min(days * DAY, lasts / 4)
}

/**
 * Whether it is time to ask if an access should go on should the patient no longer be able to decide: a consent that has lived
 * so many days, and about which she has not said.
 */
export function asksIfUnable(access: Askable, now: Date, days: number): boolean {
  const { state, basis, opensAt, hasSaidIfUnable } = access
  return state === "open" && basis === consent.word && !hasSaidIfUnable && opensAt !== null && lived(opensAt, now) >= days * DAY
}

type Askable = { state: DelegationState; basis: string; opensAt: Date | null; hasSaidIfUnable: boolean }

const lived = (since: Date, now: Date) => now.getTime() - since.getTime()

/** Whether an access that is over can be given again in the same words: a consent, and not one that a wider one stands for. */
export function mayBeGivenAgain(access: { state: DelegationState; basis: string; endReason: string | null }): boolean {
  return access.state === "ended" && access.basis === consent.word && access.endReason !== "replaced"
}

type Answered = Pick<Parameters<typeof mayBeGivenAgain>[0], "state" | "basis"> & {
  opensAt: Date | null
  askedAt: Date
  channel: InvitationChannel | null
  invitationStatus: InvitationStatus | null
}

/**
 * Whether an invitation that the wrong person said yes to can leave anew as it was: nothing opened by it, and its questions
 * were answered no longer ago than an invitation lives, however often it left since. One that its person asked for is hers to answer.
 */
export function mayBeInvitedAnew(access: Answered, now: Date, days: number): boolean {
  const { state, basis, opensAt, askedAt, channel, invitationStatus } = access
  const wasTaken = invitationStatus === "arrived" || invitationStatus === "not_recognised"
  const isPast = state === "ended" && basis === consent.word && opensAt === null
  return isPast && wasTaken && channel !== "request" && lived(askedAt, now) < days * DAY
}

const DAY = 86_400_000

/** Whether the agreed end has passed and the access goes on once because the patient chose so. */
export function isExtended(period: Period, now: Date): boolean {
  return stateAt(period, now) === "open" && period.endsAt !== null && period.endsAt <= now
}

/** The words of the closed lists, in their order, without what would reach nothing: no groups without the permission to see them, and no topics without groups. */
export function tidyGrant(given: {
  permissions: readonly string[]
  documentGroups: readonly string[]
  sensitiveTopics: readonly string[]
}): Grant {
  const seen = DELEGABLE_GROUPS.filter((group) => given.documentGroups.includes(group))
  const sees = given.permissions.includes("view:documents") && seen.length > 0
  return {
    permissions: DELEGABLE_PERMISSIONS.filter((word) => (word === "view:documents" ? sees : given.permissions.includes(word))),
    documentGroups: sees ? seen : [],
    sensitiveTopics: sees ? GRANTABLE_TOPICS.filter((topic) => given.sensitiveTopics.includes(topic)) : [],
  }
}

/** Whether an access with nothing left in it is no access any more. */
export function isEmpty(grant: Grant): boolean {
  return grant.permissions.length === 0
}

/** Whether everything the first gives, the second gives too. */
export function isWithin(first: Grant, second: Grant): boolean {
  return PARTS.every((part) => first[part].every((word) => includes(second[part], word)))
}

export function isSameGrant(first: Grant, second: Grant): boolean {
  return isWithin(first, second) && isWithin(second, first)
}

/** A widening that waits, less everything that has just been taken out of the access it widens. */
export function withoutRemoved(waiting: Grant, before: Grant, after: Grant): Grant {
  const keep = (part: (typeof PARTS)[number]) =>
    waiting[part].filter((word) => !includes(before[part], word) || includes(after[part], word))
  return tidyGrant({
    permissions: keep("permissions"),
    documentGroups: keep("documentGroups"),
    sensitiveTopics: keep("sensitiveTopics"),
  })
}

/** What the first gives and the second gives too. */
export function sharedBy(first: Grant, second: Grant): Grant {
  const keep = (part: (typeof PARTS)[number]) => first[part].filter((word) => includes(second[part], word))
  return tidyGrant({
    permissions: keep("permissions"),
    documentGroups: keep("documentGroups"),
    sensitiveTopics: keep("sensitiveTopics"),
  })
}

/** What one or the other gives. */
export function togetherWith(first: Grant, second: Grant): Grant {
  return tidyGrant({
    permissions: [...first.permissions, ...second.permissions],
    documentGroups: [...first.documentGroups, ...second.documentGroups],
    sensitiveTopics: [...first.sensitiveTopics, ...second.sensitiveTopics],
  })
}

/** A first access waits only when it opens something sensitive; a widening always waits (choix de Relais). */
export function waitsBeforeOpening(grant: Grant): boolean {
  return grant.sensitiveTopics.length > 0
}

/** How often, and when last, somebody did one kind of thing in a space. */
export type Use = { action: string; times: number; lastAt: Date }

/** The kinds of things a caregiver does that the patient reads about, in words. */
const USES = {
  seen: ["document.viewed", "document.opened"],
  lists: ["document.listed"],
  added: ["document.deposited"],
} as const

/** What somebody did, added up by kind, and when they last came; null when they never came. */
export function sumUp(uses: readonly Use[]): { lastAt: Date; seen: number; added: number } | null {
  const last = uses.map((use) => use.lastAt.getTime())
  if (last.length === 0) return null
  const count = (actions: readonly string[]) =>
    uses.filter((use) => actions.includes(use.action)).reduce((sum, use) => sum + use.times, 0)
  return { lastAt: new Date(Math.max(...last)), seen: count(USES.seen), added: count(USES.added) }
}

const PARTS = ["permissions", "documentGroups", "sensitiveTopics"] as const

const includes = (words: readonly string[], word: string) => words.includes(word)

/** What a page of lines gives, each ticked or not: seeing follows from the groups ticked. */
export function grantFromLines(lines: Parameters<typeof tidyGrant>[0]): Grant {
  return tidyGrant({ ...lines, permissions: ["view:documents", ...lines.permissions] })
}

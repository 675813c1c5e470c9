import type { Basis, DocumentGroup, GrantableTopic, Refusal } from "@/drizzle/vocabulary"
import type { Permission } from "./sections"

/** A delegation as the policy needs it; words come from the database and are not trusted to be known. */
export type DelegationFacts = {
  id: string
  basis: string
  caregiverAccountId: string | null
  status: string
  permissions: readonly string[]
  documentGroups: readonly string[]
  sensitiveTopics: readonly string[]
  opensAt: Date | null
  closesAt: Date | null
}

/** What ties a professional to the patient, by the database's clock, and the types that the matrix lets their place of practice read. */
export type CareFacts = {
  inCareTeam: boolean
  isAttendingDoctor: boolean
  consultationOpen: boolean
  isBlocked: boolean
  hasAuthored: boolean
  readableTypes: readonly string[]
}

/** What ties the actor to the patient; `care` is a professional's, null for everybody else. */
export type Bases = {
  holderAccountId: string | null
  /** Whether its person had it closed: it is shut to everybody else, as the database says. */
  isShut?: boolean
  delegations: readonly DelegationFacts[]
  care: CareFacts | null
}

/** Who asks by which ties, at which instant. */
export type Question = { actorAccountId: string; bases: Bases; now: Date }

/**
 * Which items a scope holds, of the sections that it may view. `all` is the patient's own; `granted` what a consent gives;
 * `representative` what a holder of parental authority sees; `professional` what the matrix and the patient's marks leave,
 * and what one wrote oneself; `authored` only the latter.
 */
type ItemScope =
  | { kind: "all" }
  | { kind: "granted"; groups: readonly DocumentGroup[]; topics: readonly GrantableTopic[] }
  | { kind: "representative" }
  | { kind: "professional"; types: readonly string[]; isAttendingDoctor: boolean }
  | { kind: "authored" }

export type ItemsWithin<Kind extends ItemScope["kind"]> = Extract<ItemScope, { kind: Kind }>

/** What one basis lets its actor reach; only the patient's own items are unlimited. */
export type Scope = {
  basis: Basis
  delegationId: string | null
  actorAccountId: string
  permissions: readonly Permission[]
  items: ItemScope
}

export type Decision = { granted: true; scope: Scope } | { granted: false; refusal: Refusal }

/** Whether these eyes decide for the patient: the person herself, or who answers for a child. */
export const decides = ({ items }: Pick<Scope, "items">): boolean => items.kind === "all" || items.kind === "representative"

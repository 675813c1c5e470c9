import {
  type Basis,
  type ConfidentialityMark,
  DELEGABLE_PERMISSIONS,
  type DelegationStatus,
  DOCUMENT_GROUPS,
  type DocumentGroup,
  GRANTABLE_TOPICS,
  type GrantableTopic,
  PERMISSIONS,
  type Permission,
  type Refusal,
  type SensitiveTopic,
  type Sensitivity,
} from "@/drizzle/vocabulary"

export type { Permission }

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

/** What ties the actor to the patient. */
export type Bases = { holderAccountId: string | null; delegations: readonly DelegationFacts[] }

/** What one basis lets its actor reach. `documents: "all"` is the patient's own; nothing else is unlimited. */
export type Scope = {
  basis: Basis
  delegationId: string | null
  actorAccountId: string
  permissions: readonly Permission[]
  documents: "all" | { groups: readonly DocumentGroup[]; topics: readonly GrantableTopic[] }
}

export type Decision = { granted: true; scope: Scope } | { granted: false; refusal: Refusal }

/** A document or line as the policy needs it. */
export type Item = {
  documentGroup: DocumentGroup
  sensitivity: Sensitivity
  sensitiveTopic: SensitiveTopic | null
  marks: readonly ConfidentialityMark[]
  excludedFor: readonly string[]
}

const OPEN_STATUSES: readonly string[] = ["waiting", "active"] satisfies DelegationStatus[]

/**
 * May this actor do all of this, for this patient, at this instant? The latest delegation that is open speaks alone,
 * so two accesses never add up to more than either.
 */
export function decideAccess(question: {
  actorAccountId: string | null
  permissions: readonly string[]
  bases: Bases
  now: Date
}): Decision {
  const { actorAccountId, permissions, bases, now } = question
  if (!actorAccountId) return { granted: false, refusal: "no_basis" }
  if (!permissions.every(isPermission)) return { granted: false, refusal: "malformed" }
  if (bases.holderAccountId === actorAccountId) return { granted: true, scope: selfScope(actorAccountId) }

  const open = bases.delegations.filter((delegation) => isOpen(delegation, actorAccountId, now))
  const latest = open.sort((a, b) => Number(b.opensAt) - Number(a.opensAt))[0]
  if (!latest) return { granted: false, refusal: "no_basis" }
  const scope = consentScope(latest, actorAccountId)
  if (!scope) return { granted: false, refusal: "malformed" }
  const held = permissions.every((permission) => scope.permissions.some((given) => given === permission))
  return held ? { granted: true, scope } : { granted: false, refusal: "not_granted" }
}

/** Is this document inside the scope? The SQL predicate of `document-predicate.ts` says the same to the database. */
export function decideItem(scope: Scope, item: Item): boolean {
  if (item.marks.includes("INVISIBLE_PATIENT")) return false
  if (scope.documents === "all") return true
  if (item.excludedFor.includes(scope.actorAccountId)) return false
  if (!scope.documents.groups.includes(item.documentGroup)) return false
  if (item.sensitivity === "not") return true
  if (item.sensitivity === "not_yet_judged") return scope.documents.topics.includes("not_yet_judged")
  return item.sensitiveTopic !== null && scope.documents.topics.includes(item.sensitiveTopic)
}

/** Whether the delegation is open to this actor at this instant: from its opening, until just before its close. */
function isOpen(delegation: DelegationFacts, actorAccountId: string, now: Date): boolean {
  const { caregiverAccountId, status, opensAt, closesAt } = delegation
  if (caregiverAccountId !== actorAccountId || !OPEN_STATUSES.includes(status)) return false
  return opensAt !== null && closesAt !== null && opensAt <= now && now < closesAt
}

function selfScope(actorAccountId: string): Scope {
  return { basis: "self", delegationId: null, actorAccountId, permissions: PERMISSIONS, documents: "all" }
}

/** The scope of a consent, or null when it holds a word that nobody knows or that nobody may give. */
function consentScope(delegation: DelegationFacts, actorAccountId: string): Scope | null {
  const { basis, permissions, documentGroups, sensitiveTopics } = delegation
  if (basis !== "consent") return null
  if (!permissions.every(isDelegable) || !documentGroups.every(isGroup) || !sensitiveTopics.every(isTopic)) return null
  const documents = { groups: documentGroups, topics: sensitiveTopics }
  return { basis, delegationId: delegation.id, actorAccountId, permissions, documents }
}

const isIn =
  <Word extends string>(words: readonly Word[]) =>
  (word: string): word is Word =>
    words.some((known) => known === word)

const isPermission = isIn(PERMISSIONS)
const isDelegable = isIn(DELEGABLE_PERMISSIONS)
const isGroup = isIn(DOCUMENT_GROUPS.filter((group) => group !== "wishes"))
const isTopic = isIn(GRANTABLE_TOPICS)

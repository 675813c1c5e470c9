import {
  type Basis,
  type ConfidentialityMark,
  type DelegationStatus,
  DOCUMENT_GROUPS,
  type DocumentGroup,
  GRANTABLE_TOPICS,
  type GrantableTopic,
  type Refusal,
  type SensitiveTopic,
  type Sensitivity,
} from "@/drizzle/vocabulary"
import { DELEGABLE_PERMISSIONS, PERMISSIONS, type Permission, permissionsOf } from "@/lib/access/sections"

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
  delegations: readonly DelegationFacts[]
  care: CareFacts | null
}

/**
 * Which documents a scope holds. `all` is the patient's own; `granted` what a consent gives; `representative` what a holder
 * of parental authority sees; `professional` what the matrix and the patient's marks leave, and what one deposited oneself;
 * `authored` only the latter.
 */
export type DocumentScope =
  | "all"
  | { kind: "granted"; groups: readonly DocumentGroup[]; topics: readonly GrantableTopic[] }
  | { kind: "representative" }
  | { kind: "professional"; types: readonly string[]; isAttendingDoctor: boolean }
  | { kind: "authored" }

/** What one basis lets its actor reach. `documents: "all"` is the patient's own; nothing else is unlimited. */
export type Scope = {
  basis: Basis
  delegationId: string | null
  actorAccountId: string
  permissions: readonly Permission[]
  documents: DocumentScope
}

export type Decision = { granted: true; scope: Scope } | { granted: false; refusal: Refusal }

/** A document or line as the policy needs it. */
export type Item = {
  typeCode: string
  documentGroup: DocumentGroup
  /** The professional who deposited it; null for everybody else's. */
  professionalAccountId: string | null
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
  const scope = latest ? delegationScope(latest, actorAccountId) : careScope(bases.care, actorAccountId)
  if (!scope) return { granted: false, refusal: latest ? "malformed" : "no_basis" }
  const held = permissions.every((permission) => scope.permissions.some((given) => given === permission))
  return held ? { granted: true, scope } : { granted: false, refusal: "not_granted" }
}

/** Is this document inside the scope? The SQL predicate of `document-predicate.ts` says the same to the database. */
export function decideItem(scope: Scope, item: Item): boolean {
  const { documents, actorAccountId } = scope
  const seenByPatient = !item.marks.includes("INVISIBLE_PATIENT")
  if (documents === "all") return seenByPatient
  const isAuthor = item.professionalAccountId === actorAccountId
  if (documents.kind === "authored") return isAuthor
  if (documents.kind === "professional") {
    const isHidden = item.marks.includes("MASQUE_PS") && !documents.isAttendingDoctor
    return isAuthor || (documents.types.includes(item.typeCode) && !isHidden)
  }
  if (!seenByPatient || item.excludedFor.includes(actorAccountId) || item.documentGroup === "wishes") return false
  if (documents.kind === "representative") return !item.marks.includes("INVISIBLE_REPRESENTANTS_LEGAUX")
  return documents.groups.includes(item.documentGroup) && isTicked(documents.topics, item)
}

/** What is sensitive, or was not judged, is seen only where its topic was ticked. */
function isTicked(topics: readonly GrantableTopic[], { sensitivity, sensitiveTopic }: Item): boolean {
  if (sensitivity === "not") return true
  if (sensitivity === "not_yet_judged") return topics.includes("not_yet_judged")
  return sensitiveTopic !== null && topics.includes(sensitiveTopic)
}

/** Whether the delegation is open to this actor at this instant: from its opening, until just before its close. */
function isOpen(delegation: DelegationFacts, actorAccountId: string, now: Date): boolean {
  const { caregiverAccountId, status, opensAt, closesAt } = delegation
  if (caregiverAccountId !== actorAccountId || !OPEN_STATUSES.includes(status)) return false
  return opensAt !== null && closesAt !== null && opensAt <= now && now < closesAt
}

function selfScope(actorAccountId: string): Scope {
  return { basis: "self", delegationId: null, actorAccountId, permissions: permissionsOf("self"), documents: "all" }
}

/**
 * The scope of a delegation, or null when it holds a word that nobody knows or that its basis cannot give. What the law gives
 * is read from the registry at each request; what was written at the review can only be too much, and is then refused.
 */
function delegationScope(delegation: DelegationFacts, actorAccountId: string): Scope | null {
  const { basis, id: delegationId, permissions, documentGroups, sensitiveTopics } = delegation
  if (basis === "parental_authority") {
    if (!permissions.every(isParental)) return null
    return { basis, delegationId, actorAccountId, permissions: permissionsOf(basis), documents: { kind: "representative" } }
  }
  if (basis !== "consent") return null
  if (!permissions.every(isDelegable) || !documentGroups.every(isGroup) || !sensitiveTopics.every(isTopic)) return null
  const documents = { kind: "granted", groups: documentGroups, topics: sensitiveTopics } as const
  return { basis, delegationId, actorAccountId, permissions, documents }
}

/**
 * The scope of a professional. A member of the care team is deemed authorised (CSP art. L1110-4, III); any other needs the
 * consent of each consultation; who is kept out, or whose time is over, keeps what he deposited and nothing else.
 */
function careScope(care: CareFacts | null, actorAccountId: string): Scope | null {
  if (!care) return null
  const inCharge = !care.isBlocked && (care.inCareTeam || care.consultationOpen)
  if (!inCharge) {
    if (!care.hasAuthored) return null
    return {
      basis: "author",
      delegationId: null,
      actorAccountId,
      permissions: permissionsOf("author"),
      documents: { kind: "authored" },
    }
  }
  const basis = care.inCareTeam ? "care_team" : "consultation"
  return {
    basis,
    delegationId: null,
    actorAccountId,
    permissions: permissionsOf(basis),
    documents: {
      kind: "professional",
      types: care.readableTypes,
      isAttendingDoctor: care.inCareTeam && care.isAttendingDoctor,
    },
  }
}

const isIn =
  <Word extends string>(words: readonly Word[]) =>
  (word: string): word is Word =>
    words.some((known) => known === word)

const isPermission = isIn(PERMISSIONS)
const isDelegable = isIn(DELEGABLE_PERMISSIONS)
const isParental = isIn(permissionsOf("parental_authority"))
const isGroup = isIn(DOCUMENT_GROUPS.filter((group) => group !== "wishes"))
const isTopic = isIn(GRANTABLE_TOPICS)

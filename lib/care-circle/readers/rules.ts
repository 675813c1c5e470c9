import {
  type Bases,
  type CareFacts,
  type Decision,
  type DocumentScope,
  decideAccess,
  decideItem,
  type Item,
} from "@/lib/access/policy"

/** Why somebody could read a document today. */
export const REASONS_TO_READ = [
  "self",
  "author",
  "attending_doctor",
  "care_team",
  "consultation",
  "granted",
  "representative",
] as const

/** Why somebody could not. */
export const REASONS_NOT_TO = [
  "no_basis",
  "blocked",
  "not_granted",
  "matrix",
  "masked",
  "not_yet_announced",
  "excluded",
  "wishes",
  "hidden_from_representatives",
  "group",
  "not_yet_judged",
  "sensitive",
] as const

export type ReaderReason = (typeof REASONS_TO_READ)[number] | (typeof REASONS_NOT_TO)[number]

export type Reader = { accountId: string; bases: Bases; now: Date }

/** Whether this person could read this document now, as the policy decides it, and the first reason that settles it. */
export function explainReader({ accountId, bases, now }: Reader, item: Item): { reads: boolean; reason: ReaderReason } {
  const decision = decideAccess({ actorAccountId: accountId, permissions: ["view:documents"], bases, now })
  const reads = decision.granted && decideItem(decision.scope, item)
  return { reads, reason: reasonFor(decision, item, bases.care) }
}

function reasonFor(decision: Decision, item: Item, care: CareFacts | null): ReaderReason {
  const keptOut = care?.isBlocked ? "blocked" : "no_basis"
  if (!decision.granted) return decision.refusal === "not_granted" ? "not_granted" : keptOut
  const { documents, actorAccountId, basis } = decision.scope
  const isAuthor = item.professionalAccountId === actorAccountId
  if (documents === "all") return item.marks.includes("INVISIBLE_PATIENT") ? "not_yet_announced" : "self"
  switch (documents.kind) {
    case "authored":
      return isAuthor ? "author" : keptOut
    case "professional":
      return isAuthor ? "author" : professionalReason(documents, basis === "consultation" ? basis : "care_team", item)
    default:
      return caregiverReason(documents, actorAccountId, item)
  }
}

type Within<Kind> = Extract<Exclude<DocumentScope, "all">, { kind: Kind }>

function professionalReason(
  { types, isAttendingDoctor }: Within<"professional">,
  tie: "care_team" | "consultation",
  item: Item,
): ReaderReason {
  if (!types.includes(item.typeCode)) return "matrix"
  if (!item.marks.includes("MASQUE_PS")) return tie
  return isAttendingDoctor ? "attending_doctor" : "masked"
}

function caregiverReason(documents: Within<"granted"> | Within<"representative">, accountId: string, item: Item): ReaderReason {
  if (item.marks.includes("INVISIBLE_PATIENT")) return "not_yet_announced"
  if (item.excludedFor.includes(accountId)) return "excluded"
  if (item.documentGroup === "wishes") return "wishes"
  if (documents.kind === "representative") {
    return item.marks.includes("INVISIBLE_REPRESENTANTS_LEGAUX") ? "hidden_from_representatives" : "representative"
  }
  if (!documents.groups.includes(item.documentGroup)) return "group"
  return sensitivityReason(documents, item)
}

function sensitivityReason({ topics }: Within<"granted">, { sensitivity, sensitiveTopic }: Item): ReaderReason {
  if (sensitivity === "not") return "granted"
  if (sensitivity === "not_yet_judged") return topics.includes("not_yet_judged") ? "granted" : "not_yet_judged"
  return sensitiveTopic && topics.includes(sensitiveTopic) ? "granted" : "sensitive"
}

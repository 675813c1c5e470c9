import {
  BASES,
  type ConfidentialityMark,
  type DocumentGroup,
  type GrantableTopic,
  type SensitiveTopic,
  type Sensitivity,
} from "@/drizzle/vocabulary"
import type { ItemsWithin, Scope } from "./scope"
import { entryOf, type ItemSection } from "./sections"

/** One line of a section as the policy needs it: a document, a measure. */
export type Item = {
  section: ItemSection
  /** The type by which the matrix of rights judges it. */
  typeCode: string
  /** Its group, where a consent shares the section by group. */
  documentGroup: DocumentGroup | null
  /** The professional who wrote or deposited it; null for everybody else's. */
  professionalAccountId: string | null
  sensitivity: Sensitivity
  sensitiveTopic: SensitiveTopic | null
  marks: readonly ConfidentialityMark[]
  excludedFor: readonly string[]
}

/** Why somebody reads an item: the basis, or what it holds of it. */
export const REASONS_TO_READ = [...BASES, "attending_doctor", "granted", "representative"] as const

/** Why somebody does not. */
const REASONS_NOT_TO = [
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

type Yes = (typeof REASONS_TO_READ)[number]
type No = (typeof REASONS_NOT_TO)[number]
export type ItemReason = Yes | No
export type Explanation = { reads: boolean; reason: ItemReason }

const yes = (reason: Yes): Explanation => ({ reads: true, reason })
const no = (reason: No): Explanation => ({ reads: false, reason })

/** Is this item inside the scope? The SQL of `items-within.ts` says the same to the database. */
export function decideItem(scope: Scope, item: Item): boolean {
  return explainItem(scope, item).reads
}

/** Whether an item is inside the scope, and the first reason that settles it. */
export function explainItem(scope: Scope, item: Item): Explanation {
  const { items, actorAccountId, basis } = scope
  if (!scope.permissions.includes(`view:${item.section}`)) return no("not_granted")
  switch (items.kind) {
    case "all":
      return isAnnounced(item) ? yes(basis) : no("not_yet_announced")
    case "authored":
      return item.professionalAccountId === actorAccountId ? yes("author") : no("no_basis")
    case "professional":
      return item.professionalAccountId === actorAccountId ? yes("author") : inCare(items, basis, item)
    default:
      return forCaregiver(items, scope, item)
  }
}

const isAnnounced = ({ marks }: Item) => !marks.includes("INVISIBLE_PATIENT")

/** The matrix says which types, the patient's mark hides; the attending doctor reads what is hidden (CSP art. R1111-46). */
function inCare({ types, isAttendingDoctor }: ItemsWithin<"professional">, basis: Yes, { typeCode, marks }: Item): Explanation {
  if (!types.includes(typeCode)) return no("matrix")
  if (!marks.includes("MASQUE_PS")) return yes(basis)
  return isAttendingDoctor ? yes("attending_doctor") : no("masked")
}

type ForCaregiver = ItemsWithin<"granted"> | ItemsWithin<"representative">

function forCaregiver(items: ForCaregiver, { actorAccountId, permissions }: Scope, item: Item): Explanation {
  if (!isAnnounced(item)) return no("not_yet_announced")
  if (item.excludedFor.includes(actorAccountId)) return no("excluded")
  // Wishes are shown by name: with the permission to view them, wherever they are, and by no group.
  if (item.documentGroup === "wishes" && !permissions.includes("view:wishes")) return no("wishes")
  if (items.kind === "representative")
    return item.marks.includes("INVISIBLE_REPRESENTANTS_LEGAUX") ? no("hidden_from_representatives") : yes("representative")
  return isGroupGiven(items.groups, item) ? ticked(items.topics, item) : no("group")
}

/** A section that is shared by group is seen group by group, any other whole. */
function isGroupGiven(groups: readonly DocumentGroup[], { section, documentGroup }: Item): boolean {
  if (entryOf(section).consent !== "by_group" || documentGroup === "wishes") return true
  return documentGroup !== null && groups.includes(documentGroup)
}

/** What is sensitive, or was not judged, is seen only where its topic was ticked. */
function ticked(topics: readonly GrantableTopic[], { sensitivity, sensitiveTopic }: Item): Explanation {
  if (sensitivity === "not") return yes("granted")
  if (sensitivity === "not_yet_judged") return topics.includes("not_yet_judged") ? yes("granted") : no("not_yet_judged")
  return sensitiveTopic !== null && topics.includes(sensitiveTopic) ? yes("granted") : no("sensitive")
}

/** What somebody wants to add, before it is an item; `isPatients`: of a type that patients alone write. */
export type Addition = Pick<Item, "section" | "documentGroup"> & { isPatients: boolean }

/**
 * May this be added by this scope? A caregiver adds to the groups opened to her; who may only bring brings what there is, since
 * there is no group that he would learn of by it; a professional brings none of what patients write.
 */
export function mayAdd({ permissions, items }: Scope, { section, documentGroup, isPatients }: Addition): boolean {
  if (!permissions.some((held) => held === `add:${section}`)) return false
  if (items.kind === "all") return true
  if (items.kind === "authored") return false
  if (items.kind === "professional") return !isPatients
  if (documentGroup === "wishes") return false
  if (items.kind === "representative" || entryOf(section).consent !== "by_group") return true
  return !permissions.includes(`view:${section}`) || (documentGroup !== null && items.groups.includes(documentGroup))
}

import fc from "fast-check"
import { CONFIDENTIALITY_MARKS, DELEGABLE_GROUPS, GRANTABLE_TOPICS, SENSITIVE_TOPICS } from "@/drizzle/vocabulary"
import { groupOfType } from "@/lib/reference/document-types"
import { DELEGATED } from "../bases"
import { AUDIT_ACTIONS, DELEGABLE_PERMISSIONS, entryOf, ITEM_SECTIONS } from "../sections"

/** Types of several groups, some outside what a nurse or a physiotherapist may read, one that no list classes, one of wishes. */
const TYPES = ["11502-2", "57833-6", "68599-0", "89601-9", "EXPPAT_1", "34876-3", "18748-4", "PRESC-INF", "REMB", "DOCPAT01"]
const PROFESSIONS = ["10", "21", "60", "70", "41", "93"]

const sensitivity = fc.oneof(
  fc.record({ sensitivity: fc.constant("sensitive" as const), sensitiveTopic: fc.constantFrom(...SENSITIVE_TOPICS) }),
  fc.record({ sensitivity: fc.constantFrom("not" as const, "not_yet_judged" as const), sensitiveTopic: fc.constant(null) }),
)

const marks = fc
  .subarray([...CONFIDENTIALITY_MARKS])
  .filter((set) => !(set.includes("INVISIBLE_PATIENT") && set.includes("MASQUE_PS")))

/** By its own type and group, or by the type that stands for its section. */
const sort = fc.tuple(fc.constantFrom(...ITEM_SECTIONS), fc.constantFrom(...TYPES)).map(([section, type]) => {
  const { type: standing = "own" } = entryOf(section).items ?? {}
  return standing === "own"
    ? { section, typeCode: type, documentGroup: groupOfType(type) }
    : { section, typeCode: standing, documentGroup: null }
})

const item = fc
  .record({ sort, judged: sensitivity, marks, isExcluded: fc.boolean(), byProfessional: fc.boolean(), isDeleted: fc.boolean() })
  .map(({ sort: sorted, judged, ...facts }) => ({ ...sorted, ...judged, ...facts }))

const MOST_ITEMS = 12
const line = fc.record({
  by: fc.constantFrom("holder" as const, "caregiver" as const, "professional" as const),
  action: fc.constantFrom(...AUDIT_ACTIONS),
  touches: fc.subarray(
    Array.from({ length: MOST_ITEMS }, (_, place) => place),
    { maxLength: 3 },
  ),
})

/** A patient, her items in every section, her journal, and one caregiver and one professional in some state. */
export const world = fc.record({
  items: fc.array(item, { minLength: 1, maxLength: MOST_ITEMS }),
  lines: fc.array(line, { maxLength: 8 }),
  basis: fc.constantFrom(...DELEGATED),
  state: fc.constantFrom("none", "proposed", "accepted", "open", "later", "over", "suspended", "ended"),
  permissions: fc.subarray(DELEGABLE_PERMISSIONS, { minLength: 1 }),
  documentGroups: fc.subarray(DELEGABLE_GROUPS),
  sensitiveTopics: fc.subarray([...GRANTABLE_TOPICS]),
  profession: fc.constantFrom(...PROFESSIONS),
  care: fc.constantFrom("none", "team", "attending", "consultation", "over", "removed", "blocked"),
})
export type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never

/** Ends a test of so many worlds that hangs, and says nothing of how quick one is. */
export const hangsAfter = (worlds: number): number => 180_000 + worlds * 2_000

/** Whether the caregiver, and the professional, have a live basis in this world. */
export const isLetIn = ({ state, care }: World) => ({
  caregiver: state === "open",
  professional: ["team", "attending", "consultation"].includes(care),
})

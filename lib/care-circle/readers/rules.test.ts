import { describe, expect, it } from "vitest"
import { type Item, REASONS_TO_READ } from "@/lib/access/items"
import type { DelegationFacts } from "@/lib/access/scope"
import { typesOfProfessions } from "@/lib/reference/professions"
import { explainReader, type Reader } from "./rules"

const NOW = new Date("2026-11-26T10:00:00Z")
const DAY = 24 * 3600 * 1000

const blood: Item = {
  section: "documents",
  typeCode: "11502-2",
  documentGroup: "lab_results",
  professionalAccountId: null,
  sensitivity: "not",
  sensitiveTopic: null,
  marks: ["N"],
  excludedFor: [],
}

const nobody: Reader = { accountId: "reader", bases: { holderAccountId: "jeanne", delegations: [], care: null }, now: NOW }

const cared = {
  inCareTeam: false,
  isAttendingDoctor: false,
  consultationOpen: false,
  isBlocked: false,
  hasAuthored: false,
  readableTypes: typesOfProfessions(["10"]),
}
const professional = (care: Partial<typeof cared>): Reader => ({
  ...nobody,
  bases: { ...nobody.bases, care: { ...cared, ...care } },
})

const given: DelegationFacts = {
  id: "access",
  basis: "consent",
  caregiverAccountId: "reader",
  status: "active",
  permissions: ["view:documents"],
  documentGroups: ["lab_results"],
  sensitiveTopics: [],
  opensAt: new Date(NOW.getTime() - DAY),
  closesAt: new Date(NOW.getTime() + DAY),
}
const caregiver = (over: Partial<DelegationFacts> = {}): Reader => ({
  ...nobody,
  bases: { ...nobody.bases, delegations: [{ ...given, ...over }] },
})

const inTeam = professional({ inCareTeam: true })
const attending = professional({ inCareTeam: true, isAttendingDoctor: true })
const inConsultation = professional({ consultationOpen: true })
const optician = professional({ inCareTeam: true, readableTypes: typesOfProfessions(["28"]) })
const blocked = professional({ inCareTeam: true, consultationOpen: true, isBlocked: true })
const blockedAuthor = professional({ isBlocked: true, hasAuthored: true })
const formerAuthor = professional({ hasAuthored: true })
const parent = caregiver({ basis: "parental_authority", permissions: ["view:documents"], documentGroups: [] })

const hidden: Item = { ...blood, marks: ["N", "MASQUE_PS"] }
const theirs: Item = { ...hidden, professionalAccountId: "reader" }
const psychiatry: Item = { ...blood, sensitivity: "sensitive", sensitiveTopic: "mental_health" }
const unjudged: Item = { ...blood, sensitivity: "not_yet_judged" }

const TABLE: [who: string, reader: Reader, what: string, item: Item, reads: boolean, reason: string][] = [
  ["Jeanne", { ...nobody, accountId: "jeanne" }, "her own", blood, true, "self"],
  ["a stranger", nobody, "anything", blood, false, "no_basis"],
  ["a professional whom nobody named", professional({}), "anything", blood, false, "no_basis"],
  ["a member of the team", inTeam, "what the matrix lets them", blood, true, "care_team"],
  ["a member of the team", inTeam, "what Jeanne hid", hidden, false, "masked"],
  ["the attending doctor", attending, "what Jeanne hid", hidden, true, "attending_doctor"],
  ["the attending doctor", attending, "the rest", blood, true, "care_team"],
  ["a member who deposited it", inTeam, "what Jeanne hid", theirs, true, "author"],
  ["an optician of the team", optician, "blood tests", blood, false, "matrix"],
  ["an optician of the team", optician, "hidden blood tests", hidden, false, "matrix"],
  ["an optician who deposited it", optician, "blood tests", theirs, true, "author"],
  ["somebody in consultation", inConsultation, "what the matrix lets them", blood, true, "consultation"],
  ["somebody in consultation", inConsultation, "what Jeanne hid", hidden, false, "masked"],
  ["somebody blocked", blocked, "anything", blood, false, "blocked"],
  ["somebody blocked who deposited it", blockedAuthor, "that", theirs, true, "author"],
  ["somebody blocked who deposited another", blockedAuthor, "this", blood, false, "blocked"],
  ["who is out of the team and deposited it", formerAuthor, "that", theirs, true, "author"],
  ["who is out of the team and deposited another", formerAuthor, "this", blood, false, "no_basis"],
  ["a caregiver", caregiver(), "a group of the access", blood, true, "granted"],
  ["a caregiver", caregiver(), "another group", { ...blood, documentGroup: "imaging" }, false, "group"],
  ["a caregiver", caregiver(), "what is kept from them", { ...blood, excludedFor: ["reader"] }, false, "excluded"],
  ["a caregiver", caregiver(), "what is kept from another", { ...blood, excludedFor: ["paul"] }, true, "granted"],
  ["a caregiver", caregiver(), "what is sensitive", psychiatry, false, "sensitive"],
  ["a caregiver with the topic", caregiver({ sensitiveTopics: ["mental_health"] }), "it", psychiatry, true, "granted"],
  ["a caregiver", caregiver(), "what nobody judged", unjudged, false, "not_yet_judged"],
  ["a caregiver who ticked", caregiver({ sensitiveTopics: ["not_yet_judged"] }), "it", unjudged, true, "granted"],
  ["a caregiver", caregiver(), "the wishes", { ...blood, documentGroup: "wishes" }, false, "wishes"],
  ["a caregiver", caregiver(), "what was not announced", { ...blood, marks: ["INVISIBLE_PATIENT"] }, false, "not_yet_announced"],
  ["a caregiver who only deposits", caregiver({ permissions: ["add:documents"] }), "anything", blood, false, "not_granted"],
  ["a caregiver whose access ended", caregiver({ closesAt: NOW }), "anything", blood, false, "no_basis"],
  ["a parent", parent, "what the child has", psychiatry, true, "representative"],
  ["a parent", parent, "a secret", { ...blood, marks: ["INVISIBLE_REPRESENTANTS_LEGAUX"] }, false, "hidden_from_representatives"],
]

const isYes = (reason: string) => REASONS_TO_READ.some((word) => word === reason)

describe("Who could read this document today", () => {
  it.each(TABLE)("%s: %o %s", (_who, reader, _what, item, reads, reason) => {
    expect(explainReader(reader, item)).toEqual({ reads, reason })
  })

  it("gives for every person and every document a reason that says the same as the policy", () => {
    const readers = [...new Set(TABLE.map(([, reader]) => reader))]
    const items = everyItem()
    for (const reader of readers) {
      for (const item of items) {
        const { reads, reason } = explainReader(reader, item)
        expect(isYes(reason), `${reason} for ${JSON.stringify({ reader, item })}`).toBe(reads)
      }
    }
  })
})

/** Every combination of what the policy looks at. */
function everyItem(): Item[] {
  const marks: Item["marks"][] = [
    ["N"],
    ["MASQUE_PS"],
    ["INVISIBLE_PATIENT"],
    ["INVISIBLE_REPRESENTANTS_LEGAUX"],
    ["MASQUE_PS", "INVISIBLE_REPRESENTANTS_LEGAUX"],
  ]
  const sensitivities: Pick<Item, "sensitivity" | "sensitiveTopic">[] = [
    { sensitivity: "not", sensitiveTopic: null },
    { sensitivity: "not_yet_judged", sensitiveTopic: null },
    { sensitivity: "sensitive", sensitiveTopic: "mental_health" },
    { sensitivity: "sensitive", sensitiveTopic: null },
  ]
  return ["11502-2", "89601-9", "unknown"].flatMap((typeCode) =>
    (["lab_results", "wishes", "imaging"] as const).flatMap((documentGroup) =>
      [null, "reader", "morel"].flatMap((professionalAccountId) =>
        [[], ["reader"], ["paul"]].flatMap((excludedFor) =>
          marks.flatMap((held) =>
            sensitivities.map((judged) => ({
              section: "documents" as const,
              typeCode,
              documentGroup,
              professionalAccountId,
              excludedFor,
              marks: held,
              ...judged,
            })),
          ),
        ),
      ),
    ),
  )
}

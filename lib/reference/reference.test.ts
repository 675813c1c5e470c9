import { describe, expect, it } from "vitest"
import { DELEGABLE_GROUPS, DOCUMENT_GROUPS, GRANTABLE_TOPICS } from "@/drizzle/vocabulary"
import { DELEGABLE_PERMISSIONS, PERMISSIONS } from "@/lib/access/sections"
import { ruleValue } from "@/lib/reference/dated-rules"
import { defaultSensitivity, groupLabel, groupOfType, typeLabel, typesOfGroup } from "@/lib/reference/document-types"
import { compilePurpose, describeGrant, PURPOSES } from "@/lib/reference/purposes"
import { RELATION_CODES, relationsIn, relationWord } from "@/lib/reference/relations"
import { plainTypeSearch } from "@/lib/reference/type-search"
import { readCatalogue } from "@/lib/words/catalogue"

const [french, english] = [readCatalogue("fr"), readCatalogue("en")]
const sorted = (words: readonly string[]) => [...words].sort()

describe("somebody who looks for a document in her own words", () => {
  it.each([
    ["prise de sang", "11502-2"],
    ["PRISE DE SANG", "11502-2"],
    ["ma prise de sang", "11502-2"],
    ["blood test", "11502-2"],
    ["diabète", "11502-2"],
    ["hopital", "34112-3"],
    ["radio", "18748-4"],
    ["Échographie", "18748-4"],
    ["courrier du médecin", "96349-6"],
    ["ordonnances", "57833-6"],
    ["vaccin", "11369-6"],
    ["directives anticipées", "EXPPAT_3"],
    ["sortie de l’hôpital", "11490-0"],
  ])("finds it first: %s", (query, code) => {
    expect(plainTypeSearch(query)[0]).toBe(code)
  })

  it.each(["", "   ", "?!", "de la", "xyzzy", "x".repeat(5000)])("finds nothing with nothing to find: %s", (query) => {
    expect(plainTypeSearch(query)).toEqual([])
  })
})

describe("a document type", () => {
  it("is said in plain words, and an unknown one without its code", () => {
    expect(typeLabel("34112-3", "fr")).toBe("Compte rendu de séjour à l’hôpital")
    expect(typeLabel("99999-9", "en")).toBe("Document")
  })

  it("is found again in its group", () => {
    for (const group of DOCUMENT_GROUPS) for (const code of typesOfGroup(group)) expect(groupOfType(code)).toBe(group)
    expect(groupOfType("99999-9")).toBe("other")
  })

  it("that nobody knows is not judged, so that no caregiver sees it by default", () => {
    expect(defaultSensitivity("99999-9")).toEqual({ sensitivity: "not_yet_judged", topic: null })
    expect(defaultSensitivity("51969-4")).toEqual({ sensitivity: "sensitive", topic: "genetics" })
    expect(defaultSensitivity("34112-3")).toEqual({ sensitivity: "not", topic: null })
  })
})

describe("a purpose", () => {
  it.each(PURPOSES)("never shows the wishes and always lets something be seen: %s", (code) => {
    const { permissions, documentGroups } = compilePurpose(code)
    expect(permissions.some((permission) => permission.startsWith("view:"))).toBe(true)
    expect(permissions.includes("view:documents")).toBe(documentGroups.length > 0)
    expect(permissions).not.toContain("view:wishes")
    expect(documentGroups).not.toContain("wishes")
  })

  it("of looking after medicines shows prescriptions, what was supplied, vaccinations, treatments and allergies", () => {
    expect(compilePurpose("medicines")).toEqual({
      permissions: ["view:documents", "view:allergies", "view:medications", "add:medications", "view:vaccinations"],
      documentGroups: ["prescriptions", "dispensed_medicines", "vaccinations"],
    })
  })

  it("of emergencies shows the emergency card and whom to call, and nothing else", () => {
    expect(compilePurpose("emergencies")).toEqual({
      permissions: ["view:emergency_card", "view:emergency_contacts"],
      documentGroups: [],
    })
  })

  it("of appointments shows the agenda and nothing else", () => {
    expect(compilePurpose("appointments")).toEqual({
      permissions: ["view:appointments", "act:appointments"],
      documentGroups: [],
    })
  })

  it("of everything shares every group that can be shared", () => {
    expect(compilePurpose("everything").documentGroups).toEqual(DELEGABLE_GROUPS)
  })

  it("has words in both languages", () => {
    for (const words of [french.purposes, english.purposes]) expect(sorted(Object.keys(words))).toEqual(sorted(PURPOSES))
  })
})

describe("what a grant says", () => {
  it("names what is seen, what can be done besides, and what cannot", () => {
    expect(describeGrant(["view:documents"], ["vaccinations", "wishes"])).toEqual({
      groupsSeen: ["vaccinations"],
      groupsNotSeen: DELEGABLE_GROUPS.filter((group) => group !== "vaccinations"),
      can: [],
      cannot: DELEGABLE_PERMISSIONS.filter((permission) => permission !== "view:documents"),
    })
  })

  it("shows no group to somebody who may not see documents", () => {
    expect(describeGrant(["add:documents"], ["vaccinations"])).toMatchObject({ groupsSeen: [], can: ["add:documents"] })
  })

  it.each([
    ["fr", french.permissions],
    ["en", english.permissions],
  ])("has a sentence for every permission (%s)", (_, words) => {
    expect(sorted(Object.keys(words.to))).toEqual(sorted(PERMISSIONS))
    expect(sorted(Object.keys(words.to_theirs))).toEqual(sorted(PERMISSIONS))
    for (const sentence of [...Object.values(words.to), ...Object.values(words.to_theirs)]) expect(sentence).toMatch(/\S/)
  })

  it.each([
    ["fr", french.groups],
    ["en", english.groups],
  ])("has words for every group (%s)", (_, words) => {
    for (const list of [words.yours, words.theirs, words.hints])
      expect(sorted(Object.keys(list))).toEqual(sorted(DOCUMENT_GROUPS))
  })

  it.each([
    ["fr", french.reference],
    ["en", english.reference],
  ])("has words for every sensitive topic that can be ticked (%s)", (_, words) => {
    expect(sorted(Object.keys(words.topics))).toEqual(sorted(GRANTABLE_TOPICS))
  })

  it("calls the groups by short names", () => {
    expect(groupLabel("lab_results", "fr")).toBe("Analyses")
    expect(groupLabel("lab_results", "en")).toBe("Lab results")
  })
})

describe("who somebody is to the patient", () => {
  it.each([
    ["daughter", "female", "fille"],
    ["neighbour", "male", "voisin"],
    ["neighbour", "female", "voisine"],
    ["neighbour", null, "voisin"],
    ["woman_neighbour", null, "voisine"],
    ["woman_neighbour", "male", "voisin"],
    ["spouse", "female", "épouse"],
    ["no such word", null, "proche"],
  ] as const)("is said with its gender: %s, %s", (code, gender, word) => {
    expect(relationWord(code, gender, "fr")).toBe(word)
  })

  it.each(["fr", "en"] as const)("is one word and never both, and each word is offered once (%s)", (locale) => {
    const offered = relationsIn(locale).map((code) => relationWord(code, null, locale))
    expect(offered.filter((word) => /\b(ou|or)\b/.test(word))).toEqual([])
    expect(new Set(offered).size).toBe(offered.length)
    expect(relationsIn(locale, "woman_friend")).toContain("woman_friend")
    expect(RELATION_CODES.every((code) => offered.includes(relationWord(code, null, locale)))).toBe(true)
  })

  it("is chosen from a list that ends with every other case", () => {
    expect(RELATION_CODES.at(-1)).toBe("other")
    expect(relationWord("nephew", undefined, "en")).toBe("nephew")
  })
})

describe("the periods", () => {
  it.each([
    ["invitation_lives", 30, "day"],
    ["consent_lasts_by_default", 6, "month"],
    ["consent_lasts_at_most", 12, "month"],
    ["extension_lasts", 3, "month"],
    ["cooling_lasts", 48, "hour"],
    ["unused_is_asked_after", 6, "month"],
    ["unable_is_asked_after", 30, "day"],
    ["first_reminder_before_end", 30, "day"],
    ["last_reminder_before_end", 7, "day"],
  ] as const)("are those that were chosen: %s", (code, value, unit) => {
    expect(ruleValue(code)).toEqual({ value, unit, origin: "choix de Relais" })
  })
})

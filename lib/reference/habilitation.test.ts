import { describe, expect, it } from "vitest"
import { documentTypes, habilitation } from "@/drizzle/reference/catalogue"
import { decideItem, type Item } from "@/lib/access/items"
import { decideAccess } from "@/lib/access/policy"
import { habilitationColumns, type Practice, readableTypes } from "./habilitation"

const NOW = new Date("2026-11-23T10:00:00Z")
const practice = (professionCode: string, roleCode: string | null = null, activityCode: string | null = null): Practice => ({
  ...{ professionCode, roleCode, activityCode },
})

/** One place of practice for each category of the matrix. */
const PRACTICES = habilitation.columns.map(({ key, professions, roles, activities }) => {
  const shared = roles.length > 0 && professions.includes("99")
  const professionCode = activities.length > 0 || shared ? "99" : (professions[0] ?? "")
  return [key, practice(professionCode, shared ? (roles[0] ?? null) : null, activities[0] ?? null)] as const
})

const itemOf = (typeCode: string): Item => ({
  section: "documents",
  typeCode,
  documentGroup: "other",
  professionalAccountId: null,
  sensitivity: "not",
  sensitiveTopic: null,
  marks: ["N"],
  excludedFor: [],
})

function scopeOf(place: Practice) {
  const care = {
    inCareTeam: true,
    isAttendingDoctor: false,
    consultationOpen: false,
    isBlocked: false,
    hasAuthored: false,
    readableTypes: readableTypes(place),
  }
  const decision = decideAccess({
    actorAccountId: "professional",
    permissions: ["view:documents"],
    bases: { holderAccountId: "jeanne", delegations: [], care },
    now: NOW,
  })
  if (!decision.granted) throw new Error(decision.refusal)
  return decision.scope
}

describe("The matrix of rights, 19 categories by 108 types, through the policy", () => {
  it("has all its cells", () => {
    expect(PRACTICES).toHaveLength(19)
    expect(habilitation.rights).toHaveLength(108)
  })

  it.each(PRACTICES)("%s reads each type that the matrix opens, and none that it closes", (key, place) => {
    const scope = scopeOf(place)
    const allowed = habilitation.rights.map(({ type, readableBy }) => [type, readableBy.includes(key)])
    expect(habilitation.rights.map(({ type }) => [type, decideItem(scope, itemOf(type))])).toEqual(allowed)
  })

  it.each(PRACTICES)("%s reads a type without class only as a doctor", (key, place) => {
    const scope = scopeOf(place)
    const without = documentTypes.types.filter(({ code }) => !habilitation.rights.some(({ type }) => type === code))
    expect(without).toHaveLength(16)
    for (const { code } of without) expect(decideItem(scope, itemOf(code)), code).toBe(key === "doctor")
  })
})

describe("A place of practice", () => {
  it.each([
    ["a doctor", practice("10"), ["doctor"]],
    ["a pharmacist, who may be a biologist", practice("21"), ["biologist_pharmacist", "pharmacist"]],
    ["a psychiatric nurse", practice("69"), ["nurse"]],
    ["a pharmacy assistant", practice("99", "316"), ["pharmacist"]],
    ["a coordinator", practice("99", null, "GENR08"), ["care_coordinator"]],
    ["somebody of the shared code who says nothing more", practice("99"), []],
    ["somebody of the shared code with a role that nobody knows", practice("99", "999", "GENR99"), []],
    ["a doctor whose activity is one of social care", practice("10", null, "GENR11"), ["doctor"]],
    ["a psychologist, outside the matrix", practice("93"), []],
    ["a profession that nobody knows", practice("000"), []],
  ])("of %s falls under its categories", (_, place, expected) => {
    expect(habilitationColumns(place).map(({ key }) => key)).toEqual(expected)
    if (expected.length === 0) expect(readableTypes(place)).toEqual([])
  })
})

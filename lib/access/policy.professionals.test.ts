import { describe, expect, it } from "vitest"
import type { Permission } from "@/lib/access/sections"
import { decideItem, type Item } from "./items"
import { decideAccess } from "./policy"
import type { CareFacts, DelegationFacts } from "./scope"

const JEANNE = "jeanne"
const CLAIRE = "claire"
const NOW = new Date("2026-11-23T10:00:00Z")
const VIEW: Permission = "view:documents"

const basesOf = (delegations: readonly DelegationFacts[], care: CareFacts | null = null) => ({
  holderAccountId: JEANNE,
  delegations,
  care,
})

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

const MOREL = "morel"
const outside: CareFacts = {
  inCareTeam: false,
  isAttendingDoctor: false,
  consultationOpen: false,
  isBlocked: false,
  hasAuthored: false,
  readableTypes: [blood.typeCode],
}
const askAsProfessional = (given: Partial<CareFacts>, permissions: Permission[] = [VIEW]) =>
  decideAccess({ actorAccountId: MOREL, permissions, bases: basesOf([], { ...outside, ...given }), now: NOW })

describe("A professional", () => {
  it.each([
    ["outside the team, without a code", {}, [VIEW], "no_basis"],
    ["of the care team", { inCareTeam: true }, [VIEW], "care_team"],
    ["let in by a code", { consultationOpen: true }, [VIEW], "consultation"],
    ["of the team who came with a code too", { inCareTeam: true, consultationOpen: true }, [VIEW], "care_team"],
    ["of the team, kept out", { inCareTeam: true, isBlocked: true }, [VIEW], "no_basis"],
    ["with a code, kept out", { consultationOpen: true, isBlocked: true }, [VIEW], "no_basis"],
    ["kept out, who deposited something", { isBlocked: true, hasAuthored: true }, [VIEW], "author"],
    ["gone, who deposited something", { hasAuthored: true }, ["edit:marks"], "author"],
    ["gone, who wants to deposit again", { hasAuthored: true }, ["add:documents"], "not_granted"],
    ["gone, who asks who helps", { hasAuthored: true }, ["view:care_circle"], "not_granted"],
    ["of the team, depositing", { inCareTeam: true }, ["add:documents", "edit:marks"], "care_team"],
    ["of the team, asking who helps", { inCareTeam: true }, ["view:care_circle"], "care_team"],
    ["of the team, changing the team", { inCareTeam: true }, ["edit:care_circle"], "not_granted"],
    ["of the team, changing documents", { inCareTeam: true }, ["edit:documents"], "not_granted"],
    ["of the team, giving an access", { inCareTeam: true }, ["edit:delegations"], "not_granted"],
    ["of the team, reading the whole journal", { inCareTeam: true }, ["view:journal"], "not_granted"],
    ["of a profession that the matrix does not name", { inCareTeam: true, readableTypes: [] }, [VIEW], "care_team"],
  ] satisfies [string, Partial<CareFacts>, Permission[], string][])("%s", (_, given, permissions, expected) => {
    const decision = askAsProfessional(given, permissions)
    expect(decision.granted ? decision.scope.basis : decision.refusal).toBe(expected)
  })

  const team = { inCareTeam: true }
  const attending = { inCareTeam: true, isAttendingDoctor: true }
  const code = { consultationOpen: true }
  const author = { hasAuthored: true }
  const hidden: Item = { ...blood, marks: ["N", "MASQUE_PS"] }
  const secret: Item = { ...blood, marks: ["N", "INVISIBLE_PATIENT"] }
  const teens: Item = { ...blood, marks: ["N", "INVISIBLE_REPRESENTANTS_LEGAUX"] }
  const unread: Item = { ...blood, typeCode: "68599-0" }
  const own = (item: Item): Item => ({ ...item, professionalAccountId: MOREL })
  it.each([
    // basis, an ordinary document, hidden from professionals, not yet shown to the patient, a minor's secret, outside the matrix
    ["of the care team", team, [true, false, true, true, false]],
    ["attending the patient", attending, [true, true, true, true, false]],
    ["let in by a code", code, [true, false, true, true, false]],
    ["attending in the file, but let in by a code only", { ...code, isAttendingDoctor: true }, [true, false, true, true, false]],
    ["who has only deposited", author, [false, false, false, false, false]],
  ] as const)("%s sees by type and mark, and always what he deposited himself", (_, given, expected) => {
    const decision = askAsProfessional(given)
    if (!decision.granted) throw new Error(decision.refusal)
    const items = [blood, hidden, secret, teens, unread]
    expect(items.map((item) => decideItem(decision.scope, item))).toEqual(expected)
    expect(items.map((item) => decideItem(decision.scope, own(item)))).toEqual(items.map(() => true))
  })

  it("sees what is sensitive, and what the patient keeps from a caregiver: those are rules for caregivers", () => {
    const decision = askAsProfessional(team)
    if (!decision.granted) throw new Error(decision.refusal)
    const item: Item = { ...blood, sensitivity: "sensitive", sensitiveTopic: "genetics", excludedFor: [CLAIRE] }
    expect(decideItem(decision.scope, item)).toBe(true)
  })
})

describe("A holder of parental authority", () => {
  const parental: DelegationFacts = {
    id: "delegation",
    basis: "parental_authority",
    caregiverAccountId: CLAIRE,
    status: "active",
    permissions: [VIEW, "add:documents", "view:care_circle"],
    documentGroups: [],
    sensitiveTopics: [],
    opensAt: new Date(NOW.getTime() - 1000),
    closesAt: new Date(NOW.getTime() + 1000),
  }
  const ask = (permissions: string[], given: Partial<DelegationFacts>) =>
    decideAccess({ actorAccountId: CLAIRE, permissions, bases: basesOf([{ ...parental, ...given }]), now: NOW })
  it.each([
    ["reads", [VIEW], {}, "parental_authority"],
    ["brings documents", ["add:documents"], {}, "parental_authority"],
    ["gives nobody an access", ["edit:delegations"], {}, "not_granted"],
    ["changes no document", ["edit:documents"], {}, "not_granted"],
    ["until the instant before the eighteenth birthday", [VIEW], { closesAt: new Date(NOW.getTime() + 1) }, "parental_authority"],
    ["and no longer on the day itself", [VIEW], { closesAt: NOW }, "no_basis"],
    ["with a word that the law does not give", [VIEW], { permissions: [VIEW, "edit:delegations"] }, "malformed"],
  ] satisfies [string, string[], Partial<DelegationFacts>, string][])("%s", (_, permissions, given, expected) => {
    const decision = ask(permissions, given)
    expect(decision.granted ? decision.scope.basis : decision.refusal).toBe(expected)
  })

  const sensitive: Item = { ...blood, sensitivity: "sensitive", sensitiveTopic: "mental_health" }
  it.each([
    ["sees an ordinary document", blood, true],
    ["sees what is sensitive", sensitive, true],
    ["sees what is hidden from professionals", { ...blood, marks: ["MASQUE_PS"] }, true],
    ["does not see what the child may not see yet", { ...blood, marks: ["INVISIBLE_PATIENT"] }, false],
    [
      "does not see what a professional keeps between him and the minor",
      { ...blood, marks: ["INVISIBLE_REPRESENTANTS_LEGAUX"] },
      false,
    ],
    ["does not see what was set apart", { ...blood, excludedFor: [CLAIRE] }, false],
    ["does not see wishes", { ...blood, documentGroup: "wishes" }, false],
  ] satisfies [string, Item, boolean][])("%s", (_, item, expected) => {
    const decision = ask([VIEW], {})
    if (!decision.granted) throw new Error(decision.refusal)
    expect(decideItem(decision.scope, item)).toBe(expected)
  })
})

import { describe, expect, it } from "vitest"
import type { Permission } from "@/drizzle/vocabulary"
import { type CareFacts, type DelegationFacts, decideAccess, decideItem, type Item, type Scope } from "./policy"

const JEANNE = "jeanne"
const CLAIRE = "claire"
const NOW = new Date("2026-11-23T10:00:00Z")
const earlier = (milliseconds: number) => new Date(NOW.getTime() - milliseconds)
const later = (milliseconds: number) => new Date(NOW.getTime() + milliseconds)

const claires: DelegationFacts = {
  id: "delegation",
  basis: "consent",
  caregiverAccountId: CLAIRE,
  status: "active",
  permissions: ["view:documents"],
  documentGroups: ["lab_results"],
  sensitiveTopics: [],
  opensAt: earlier(1000),
  closesAt: later(1000),
}

const basesOf = (delegations: readonly DelegationFacts[], care: CareFacts | null = null) => ({
  holderAccountId: JEANNE,
  delegations,
  care,
})

function ask(actorAccountId: string | null, permissions: string[], ...delegations: Partial<DelegationFacts>[]) {
  const held = delegations.map((given) => ({ ...claires, ...given }))
  const decision = decideAccess({ actorAccountId, permissions, bases: basesOf(held), now: NOW })
  return decision.granted ? decision.scope.basis : decision.refusal
}

const VIEW: Permission = "view:documents"

describe("Who may come in", () => {
  it.each([
    ["Jeanne reads her own documents", JEANNE, [VIEW], [], "self"],
    ["Jeanne reads her own journal", JEANNE, ["view:journal"], [], "self"],
    ["Jeanne with a word that nobody knows", JEANNE, ["own:everything"], [], "malformed"],
    ["nobody signed in", null, [VIEW], [{}], "no_basis"],
    ["a stranger", "victor", [VIEW], [{}], "no_basis"],
    ["a daughter without an access", CLAIRE, [VIEW], [], "no_basis"],
    ["Claire with what she was given", CLAIRE, [VIEW], [{}], "consent"],
    ["Claire with nothing in particular to ask", CLAIRE, [], [{}], "consent"],
    ["Claire with what she was not given", CLAIRE, ["add:documents"], [{}], "not_granted"],
    ["Claire asking for one given and one not", CLAIRE, [VIEW, "add:documents"], [{}], "not_granted"],
    ["Claire asking for the journal", CLAIRE, ["view:journal"], [{}], "not_granted"],
    ["a row that says it gives the journal", CLAIRE, [VIEW], [{ permissions: [VIEW, "view:journal"] }], "malformed"],
    ["a row that says it gives the wishes", CLAIRE, [VIEW], [{ documentGroups: ["wishes"] }], "malformed"],
    ["a group that nobody knows", CLAIRE, [VIEW], [{ documentGroups: ["secrets"] }], "malformed"],
    ["a topic that nobody knows", CLAIRE, [VIEW], [{ sensitiveTopics: ["all"] }], "malformed"],
    ["a basis that nobody knows", CLAIRE, [VIEW], [{ basis: "administrator" }], "malformed"],
    ["a status that nobody knows", CLAIRE, [VIEW], [{ status: "open" }], "no_basis"],
    ["proposed and not yet accepted", CLAIRE, [VIEW], [{ status: "proposed" }], "no_basis"],
    ["accepted and not yet confirmed", CLAIRE, [VIEW], [{ status: "accepted" }], "no_basis"],
    ["suspended", CLAIRE, [VIEW], [{ status: "suspended" }], "no_basis"],
    ["ended", CLAIRE, [VIEW], [{ status: "ended" }], "no_basis"],
    ["somebody else's access", CLAIRE, [VIEW], [{ caregiverAccountId: "paul" }], "no_basis"],
    ["one millisecond before it opens", CLAIRE, [VIEW], [{ opensAt: later(1) }], "no_basis"],
    ["at the instant it opens", CLAIRE, [VIEW], [{ opensAt: NOW }], "consent"],
    ["one millisecond after it opens", CLAIRE, [VIEW], [{ opensAt: earlier(1) }], "consent"],
    ["one millisecond before it closes", CLAIRE, [VIEW], [{ closesAt: later(1) }], "consent"],
    ["at the instant it closes", CLAIRE, [VIEW], [{ closesAt: NOW }], "no_basis"],
    ["one millisecond after it closes", CLAIRE, [VIEW], [{ closesAt: earlier(1) }], "no_basis"],
    ["a wait that is over, whatever the status says", CLAIRE, [VIEW], [{ status: "waiting", opensAt: NOW }], "consent"],
    ["a wait that goes on", CLAIRE, [VIEW], [{ status: "waiting", opensAt: later(1) }], "no_basis"],
    ["without an opening", CLAIRE, [VIEW], [{ opensAt: null }], "no_basis"],
    ["without an end", CLAIRE, [VIEW], [{ closesAt: null }], "no_basis"],
  ] satisfies [string, string | null, string[], Partial<DelegationFacts>[], string][])(
    "%s",
    (_, actor, permissions, given, expected) => {
      expect(ask(actor, permissions, ...given)).toBe(expected)
    },
  )

  it("lets the latest open access speak alone, so that two never add up", () => {
    const older = { id: "older", opensAt: earlier(900), permissions: ["view:documents", "add:documents"] }
    const newer = { id: "newer", opensAt: earlier(100), permissions: ["view:documents"] }
    expect(ask(CLAIRE, ["add:documents"], older, newer)).toBe("not_granted")
    expect(ask(CLAIRE, ["add:documents"], newer, older)).toBe("not_granted")
  })
})

const blood: Item = {
  typeCode: "11502-2",
  documentGroup: "lab_results",
  professionalAccountId: null,
  sensitivity: "not",
  sensitiveTopic: null,
  marks: ["N"],
  excludedFor: [],
}

const consent = (groups: string[], topics: string[]): Scope => {
  const delegation = { ...claires, documentGroups: groups, sensitiveTopics: topics }
  const bases = basesOf([delegation])
  const decision = decideAccess({ actorAccountId: CLAIRE, permissions: [VIEW], bases, now: NOW })
  if (!decision.granted) throw new Error(decision.refusal)
  return decision.scope
}
const own: Scope = { basis: "self", delegationId: null, actorAccountId: JEANNE, permissions: [], documents: "all" }

describe("Which document", () => {
  const pregnancy = { ...blood, sensitivity: "sensitive", sensitiveTopic: "pregnancy" } as const
  it.each([
    ["Jeanne sees what is hers", own, blood, true],
    ["Jeanne sees what is sensitive", own, pregnancy, true],
    ["Jeanne sees what she hid from professionals", own, { ...blood, marks: ["MASQUE_PS"] }, true],
    ["Jeanne does not yet see what is to be announced", own, { ...blood, marks: ["INVISIBLE_PATIENT"] }, false],
    ["Claire sees a group she was given", consent(["lab_results"], []), blood, true],
    ["Claire does not see another group", consent(["prescriptions"], []), blood, false],
    ["Claire sees nothing with no group", consent([], []), blood, false],
    [
      "Claire does not see what Jeanne may not see yet",
      consent(["lab_results"], []),
      { ...blood, marks: ["INVISIBLE_PATIENT"] },
      false,
    ],
    [
      "Claire sees what is hidden from professionals only",
      consent(["lab_results"], []),
      { ...blood, marks: ["MASQUE_PS"] },
      true,
    ],
    ["Claire does not see a document kept from her", consent(["lab_results"], []), { ...blood, excludedFor: [CLAIRE] }, false],
    ["Claire sees a document kept from Paul", consent(["lab_results"], []), { ...blood, excludedFor: ["paul"] }, true],
    ["Claire does not see what is sensitive", consent(["lab_results"], []), pregnancy, false],
    ["Claire sees the sensitive topic that was ticked", consent(["lab_results"], ["pregnancy"]), pregnancy, true],
    ["Claire does not see another sensitive topic", consent(["lab_results"], ["genetics"]), pregnancy, false],
    ["Claire does not see a ticked topic in another group", consent(["prescriptions"], ["pregnancy"]), pregnancy, false],
    [
      "Claire does not see what nobody has judged",
      consent(["lab_results"], ["pregnancy"]),
      { ...blood, sensitivity: "not_yet_judged" },
      false,
    ],
    [
      "Claire sees what nobody has judged when ticked",
      consent(["lab_results"], ["not_yet_judged"]),
      { ...blood, sensitivity: "not_yet_judged" },
      true,
    ],
    [
      "a sensitive thing without a topic stays out",
      consent(["lab_results"], ["chosen"]),
      { ...blood, sensitivity: "sensitive" },
      false,
    ],
  ] satisfies [string, Scope, Item, boolean][])("%s", (_, scope, item, expected) => {
    expect(decideItem(scope, item)).toBe(expected)
  })
})

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
  const parental = { basis: "parental_authority", permissions: [VIEW, "add:documents", "view:care_circle"] }
  it.each([
    ["reads", [VIEW], {}, "parental_authority"],
    ["brings documents", ["add:documents"], {}, "parental_authority"],
    ["gives nobody an access", ["edit:delegations"], {}, "not_granted"],
    ["changes no document", ["edit:documents"], {}, "not_granted"],
    ["until the instant before the eighteenth birthday", [VIEW], { closesAt: later(1) }, "parental_authority"],
    ["and no longer on the day itself", [VIEW], { closesAt: NOW }, "no_basis"],
    ["with a word that the law does not give", [VIEW], { permissions: [VIEW, "edit:delegations"] }, "malformed"],
  ] satisfies [string, string[], Partial<DelegationFacts>, string][])("%s", (_, permissions, given, expected) => {
    expect(ask(CLAIRE, permissions, { ...parental, ...given })).toBe(expected)
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
    const decision = decideAccess({
      actorAccountId: CLAIRE,
      permissions: [VIEW],
      bases: basesOf([{ ...claires, ...parental }]),
      now: NOW,
    })
    if (!decision.granted) throw new Error(decision.refusal)
    expect(decideItem(decision.scope, item)).toBe(expected)
  })
})

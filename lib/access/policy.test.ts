import { describe, expect, it } from "vitest"
import type { Permission } from "@/lib/access/sections"
import { decideItem, type Item } from "./items"
import { decideAccess } from "./policy"
import type { DelegationFacts, Scope } from "./scope"

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

const basesOf = (delegations: readonly DelegationFacts[]) => ({ holderAccountId: JEANNE, delegations, care: null })

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
  section: "documents",
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
const self = decideAccess({ actorAccountId: JEANNE, permissions: [VIEW], bases: basesOf([]), now: NOW })
if (!self.granted) throw new Error(self.refusal)
const own = self.scope

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

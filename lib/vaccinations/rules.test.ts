import { describe, expect, it } from "vitest"
import type { VaccineDisease } from "@/drizzle/vaccination-vocabulary"
import type { ItemState } from "@/drizzle/vocabulary"
import type { Scope } from "@/lib/access/scope"
import { byDisease, gesturesOf, type VaccinationLine } from "./rules"

const line = (id: string, givenOn: string, diseases: VaccineDisease[], state: ItemState = "confirmed") =>
  ({ id, givenOn, diseases, state }) as VaccinationLine

describe("A vaccination book", () => {
  it("is by what protects against what: diseases of the same doses stand together, the latest dose first", () => {
    const lines = [
      line("child", "1950", ["diphtheria", "tetanus"]),
      line("booster", "2019-05-20", ["diphtheria", "tetanus", "polio"]),
      line("flu", "2026-10", ["influenza"]),
      line("refused", "2026-09", ["influenza"], "entered_in_error"),
    ]
    expect(byDisease(lines).map(({ diseases, lines: doses }) => [diseases, doses.map(({ id }) => id)])).toEqual([
      [
        ["diphtheria", "tetanus"],
        ["booster", "child"],
      ],
      [["polio"], ["booster"]],
      [["influenza"], ["flu"]],
    ])
  })
})

const scope = (kind: Scope["items"]["kind"]) => ({ items: { kind } }) as Scope
type Who = Parameters<typeof gesturesOf>[1]
const EVERYTHING = { may: () => true }
const patient: Who = { ...EVERYTHING, scope: scope("all") }
const parent: Who = { ...EVERYTHING, scope: scope("representative") }
const doctor: Who = { ...EVERYTHING, scope: scope("professional") }
const caregiver: Who = { may: (verb) => verb === "add", scope: scope("granted") }
const reader: Who = { may: () => false, scope: scope("granted") }

const fact = (authorKind: "patient" | "caregiver" | "professional", over = {}) => ({
  ...{ authorKind, state: "confirmed" as ItemState, isAuthor: false, isConfirmedInCare: false },
  ...over,
})
const PROPOSED = { state: "proposed" as ItemState }

/** The gestures in short: what of correct, remove, confirm and refuse somebody may do. */
const says = (facts: ReturnType<typeof fact>, who: Who) =>
  Object.entries(gesturesOf(facts, who))
    .filter(([, may]) => may)
    .map(([gesture]) => gesture)
    .join(" ")

describe("What somebody may do with a dose", () => {
  it.each([
    ["the patient with her own", fact("patient", { isAuthor: true }), patient, "correct remove"],
    ["the patient with what a caregiver proposes", fact("caregiver", PROPOSED), patient, "correct remove confirm refuse"],
    ["the patient with what was confirmed", fact("caregiver"), patient, "correct remove"],
    ["the patient with a professional's", fact("professional"), patient, ""],
    ["the patient with what was refused", fact("caregiver", { state: "entered_in_error" }), patient, ""],
    ["a parent with her own", fact("caregiver", { isAuthor: true }), parent, "correct remove"],
    ["a parent with what a caregiver proposes", fact("caregiver", PROPOSED), parent, "correct remove confirm refuse"],
    ["a caregiver with her own proposal", fact("caregiver", { ...PROPOSED, isAuthor: true }), caregiver, "correct remove"],
    ["a caregiver with the patient's", fact("patient"), caregiver, ""],
    ["a doctor with what a caregiver proposes", fact("caregiver", PROPOSED), doctor, "confirm refuse"],
    ["a doctor with the patient's word", fact("patient"), doctor, "confirm"],
    ["a doctor with what another confirmed", fact("patient", { isConfirmedInCare: true }), doctor, ""],
    ["a doctor with his own", fact("professional", { isAuthor: true }), doctor, "correct remove"],
    ["a doctor with another's", fact("professional"), doctor, ""],
    ["whoever only reads with anything", fact("caregiver", { ...PROPOSED, isAuthor: true }), reader, ""],
  ])("%s", (_, facts, who, expected) => {
    expect(says(facts, who)).toBe(expected)
  })
})

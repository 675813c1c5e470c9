import { describe, expect, it } from "vitest"
import { type Item, REASONS_TO_READ } from "@/lib/access/items"
import { answerRoles } from "./rules"

const NOW = new Date("2026-11-26T10:00:00Z")
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
const treatment: Item = { ...blood, section: "medications", typeCode: "57833-6", documentGroup: null }

const told = (item: Item) => {
  const { care, help } = answerRoles(item, NOW)
  return {
    ...Object.fromEntries(care.map(({ tie, professionCode, reason }) => [`${tie} ${professionCode}`, reason])),
    ...Object.fromEntries(help.map(({ purpose, reason }) => [purpose, reason])),
  }
}

describe("Who could read this by what they are for Jeanne", () => {
  it.each([
    ["a blood test", blood, { "attending 10": "care_team", "team 60": "care_team", illness: "granted", medicines: "group" }],
    ["a blood test", blood, { "consultation 10": "consultation", "outside 10": "no_basis", emergencies: "not_granted" }],
    [
      "a doctor's certificate",
      { ...blood, typeCode: "89601-9" },
      { "team 10": "care_team", "team 60": "matrix", "team 21": "matrix" },
    ],
    [
      "what she hid",
      { ...blood, marks: ["MASQUE_PS"] },
      { "attending 10": "attending_doctor", "team 10": "masked", illness: "granted" },
    ],
    ["what is sensitive", { ...blood, sensitivity: "sensitive" }, { "team 10": "care_team", illness: "sensitive" }],
    ["a treatment", treatment, { "team 21": "care_team", medicines: "granted", emergencies: "not_granted" }],
  ] as [string, Item, Record<string, string>][])("%s", (_, item, expected) => {
    expect(told(item)).toMatchObject(expected)
  })

  it("says yes and no as its reason does, for every role", () => {
    for (const item of [blood, treatment, { ...blood, marks: ["MASQUE_PS"] } satisfies Item]) {
      const { care, help } = answerRoles(item, NOW)
      for (const { reads, reason } of [...care, ...help])
        expect(
          REASONS_TO_READ.some((word) => word === reason),
          reason,
        ).toBe(reads)
    }
  })
})

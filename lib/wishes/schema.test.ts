import { describe, expect, it } from "vitest"
import { dayInParis } from "@/lib/platform/days"
import { signatureSchema } from "./schema"

const ids = { patientId: "018f4d3a-0000-7000-8000-000000000001", wishId: "018f4d3a-0000-7000-8000-000000000002" }
const faults = (signedOn: string) =>
  signatureSchema.safeParse({ ...ids, signedOn }).error?.issues.map(({ message }) => message) ?? []

describe("The day on which a trusted person signed", () => {
  it.each(["2024-02-29", dayInParis(new Date())])("is one that there was: %s", (day) => {
    expect(faults(day)).toEqual([])
  })

  it.each([
    ["2023-02-29", "wishes.day"],
    ["2026-02-31", "wishes.day"],
    ["2026--", "wishes.day"],
    ["", "wishes.day"],
    ["2126-01-01", "wishes.day_in_future"],
  ])("is said to be wrong otherwise: %j", (day, fault) => {
    expect(faults(day)).toEqual([fault])
  })
})

import { describe, expect, test } from "vitest"
import { DELEGABLE_GROUPS, GRANTABLE_TOPICS, LANGUAGES } from "@/drizzle/vocabulary"
import { DELEGABLE_PERMISSIONS } from "@/lib/access/sections"
import { tidyGrant } from "@/lib/delegation/rules"
import { fingerprint, grantSentences, writeConsent } from "./rules"

const some = tidyGrant({ permissions: ["view:documents"], documentGroups: ["imaging"], sensitiveTopics: [] })
const all = tidyGrant({ permissions: DELEGABLE_PERMISSIONS, documentGroups: DELEGABLE_GROUPS, sensitiveTopics: GRANTABLE_TOPICS })
const facts = {
  patientName: "Jeanne Lefèvre",
  caregiverName: "Claire",
  grant: some,
  durationMonths: 6,
  atEnd: "stop" as const,
  continuesIfUnable: false,
  period: { opensAt: new Date("2026-11-23T12:00:00Z"), endsAt: new Date("2027-05-23T12:00:00Z") },
}

describe.each(LANGUAGES)("The words of an access in %s", (language) => {
  test.each(["patient", "caregiver"] as const)("Every line that can be given has its sentence for the %s", (audience) => {
    const { sees, can } = grantSentences(language, audience, all)
    expect(sees).toHaveLength(DELEGABLE_GROUPS.length + GRANTABLE_TOPICS.length)
    expect(can).toHaveLength(DELEGABLE_PERMISSIONS.length - 1)
    for (const sentence of [...sees, ...can]) expect(sentence).toMatch(/^\S.{3,}/)
  })

  test("The patient reads what stays closed; the caregiver is never told", () => {
    expect(grantSentences(language, "patient", some).cannot.length).toBeGreaterThan(4)
    expect(grantSentences(language, "caregiver", some).cannot).toEqual([])
    const patient = writeConsent(language, "patient", facts)
    const caregiver = writeConsent(language, "caregiver", facts)
    expect(patient).toContain(language === "fr" ? "Claire ne pourra pas" : "Claire will not be able to")
    expect(caregiver).not.toContain(language === "fr" ? "ne pourr" : "not be able to")
    expect(caregiver).not.toContain(language === "fr" ? "analyses" : "lab results")
  })

  test("No sentence keeps a hole where a name or a date should stand", () => {
    for (const audience of ["patient", "caregiver"] as const) {
      expect(writeConsent(language, audience, { ...facts, grant: all, atEnd: "stop" })).not.toMatch(/[{}]|undefined/)
      expect(writeConsent(language, audience, { ...facts, period: null })).not.toMatch(/[{}]|undefined/)
    }
  })
})

test("One letter changed is another fingerprint", () => {
  const body = writeConsent("fr", "patient", facts)
  expect(body).toContain("du 23 novembre 2026 au 23 mai 2027")
  expect(fingerprint(body)).toEqual(fingerprint(writeConsent("fr", "patient", facts)))
  expect(fingerprint(body)).not.toEqual(fingerprint(`${body} `))
})

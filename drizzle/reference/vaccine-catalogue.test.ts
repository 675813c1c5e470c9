import { describe, expect, it } from "vitest"
import { VACCINE_DISEASES } from "@/drizzle/vaccination-vocabulary"
import { SENSITIVE_TOPICS } from "@/drizzle/vocabulary"
import { calendarRules, choiceOfDiseases, diseasesOfChoice, vaccineChoices } from "@/lib/reference/vaccines"
import { vaccineCalendar, vaccines } from "./vaccine-catalogue"

describe("The diseases that vaccines protect against", () => {
  it("are those of the closed list, in its order, each in both languages", () => {
    expect(vaccines.diseases.map(({ code }) => code)).toEqual([...VACCINE_DISEASES])
    for (const { code, label } of [...vaccines.diseases, ...vaccines.combined]) {
      expect(label.fr.length * label.en.length, code).toBeGreaterThan(8)
      expect(label.fr, code).not.toMatch(/'|[^\u00a0][:;?!]/)
    }
  })

  it("say why when a dose against them starts as sensitive", () => {
    const sensitive = vaccines.diseases.filter(({ sensitivity }) => sensitivity)
    expect(sensitive.map(({ code }) => code)).toEqual(["hpv", "mpox"])
    for (const { topic, reason } of sensitive)
      expect([SENSITIVE_TOPICS.includes(topic as never), Boolean(reason)]).toEqual([true, true])
  })

  it("are chosen alone or as a combined vaccine, and found again from what was kept", () => {
    const choices = vaccineChoices("fr")
    expect(new Set(choices.map(({ value }) => value)).size).toBe(VACCINE_DISEASES.length + vaccines.combined.length)
    for (const { value } of choices) expect(choiceOfDiseases(diseasesOfChoice(value) ?? [])).toBe(value)
    for (const { diseases } of vaccines.combined) for (const code of diseases) expect(VACCINE_DISEASES).toContain(code)
    expect([diseasesOfChoice("nothing"), choiceOfDiseases(["polio", "rabies"])]).toEqual([null, ""])
  })
})

describe("The calendar", () => {
  const { rules } = vaccineCalendar
  it("says of each rule whom it concerns, since when, from where, and when it is read again", () => {
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length)
    for (const { code, diseases, since, reviewOn, source, text, strength } of rules) {
      for (const disease of diseases) expect(VACCINE_DISEASES, code).toContain(disease)
      for (const day of [since, reviewOn, source.date]) expect(day, code).toMatch(/^\d{4}(-\d{2}){0,2}$/)
      expect(source.name.length, code).toBeGreaterThan(10)
      expect(["obligatoire", "recommandé", "possible"]).toContain(strength)
      expect(text.fr, code).not.toMatch(/'|[^\u00a0][:;?!]|retard/i)
      expect(text.en, code).not.toMatch(/overdue|late\b|'/i)
    }
  })

  it("calls compulsory what the law does, and says so with another word than what is recommended", () => {
    const ofLaw = rules.filter(({ strength }) => strength === "obligatoire")
    expect(ofLaw.map(({ code }) => code)).toEqual([
      "nourrisson-hexavalent",
      "nourrisson-pneumocoque",
      "nourrisson-ror",
      "nourrisson-meningo-acwy",
      "nourrisson-meningo-b",
    ])
    for (const { source, text } of ofLaw) expect(`${source.name} ${text.fr}`).toMatch(/^(Code|Décret).* Obligatoire/)
    for (const { text, strength } of rules) if (strength === "recommandé") expect(text.fr).toMatch(/^Recommandé/)
  })

  it("keeps from patients what is still to be confirmed", () => {
    const hidden = rules.filter((rule) => !calendarRules().includes(rule)).map(({ code }) => code)
    expect(hidden).toEqual(["nourrisson-rotavirus", "covid-65-ans"])
  })
})

import { describe, expect, it } from "vitest"
import { vaccineCalendar } from "@/drizzle/reference/vaccine-catalogue"
import type { VaccineDisease } from "@/drizzle/vaccination-vocabulary"
import type { Scope } from "@/lib/access/scope"
import { calendarRules, sensitiveTopicOf } from "@/lib/reference/vaccines"
import { forecast } from "../rules"
import { type CalendarView, rulesWithin, shownCalendar } from "./rules"

const DTP: VaccineDisease[] = ["diphtheria", "tetanus", "polio"]
const dose = (givenOn: string, ...diseases: VaccineDisease[]) => ({ givenOn, diseases })
const shown = (birthDate: string, doses: ReturnType<typeof dose>[], day = "2026-11-30") =>
  shownCalendar(forecast({ birthDate, doses }, calendarRules(), day), day, vaccineCalendar.shownAhead)
const codes = (view: CalendarView, place: keyof CalendarView) => view[place].map(({ rule }) => rule.code)

describe("The calendar as it is shown", () => {
  it("says of a woman of 82 what is due, what has to be asked, and nothing that is to be confirmed", () => {
    const view = shown("1944-03-14", [dose("2026-10-21", "influenza"), dose("2026-03-15", "zoster")])
    expect(codes(view, "now")).toEqual(["pneumocoque-65-ans", "zona-65-ans", "vrs-75-ans"])
    expect(codes(view, "questions")).toEqual(["rappel-adulte"])
    expect(codes(view, "done")).toEqual(["grippe-65-ans"])
    expect(JSON.stringify(view)).not.toContain("covid")
  })

  it("keeps diseases together of which a rule says the same, and apart where it does not", () => {
    const together = shown("1944-03-14", [dose("2019-05-20", ...DTP)])
    expect(together.done.map(({ diseases }) => diseases)).toEqual([DTP])
    const apart = shown("1944-03-14", [dose("2019-05-20", "tetanus")])
    expect(apart.done.map(({ diseases }) => diseases)).toEqual([["tetanus"]])
    expect(apart.questions.map(({ diseases }) => diseases)).toEqual([["diphtheria", "polio"]])
  })

  it("offers once what may be offered, never among what is due", () => {
    const view = shown("2009-05-19", [])
    expect(codes(view, "possible")).toEqual(["meningo-b-jeunes"])
    expect(codes(view, "now")).not.toContain("meningo-b-jeunes")
  })

  it("says what comes within two years, and no further", () => {
    expect(codes(shown("2022-11-30", [dose("2023-02-01", ...DTP)]), "later")).toContain("rappel-6-ans")
    expect(codes(shown("2022-12-01", [dose("2023-02-01", ...DTP)]), "later")).not.toContain("rappel-6-ans")
  })

  it("says that a rule was to be read again, from that day on", () => {
    const isPast = (day: string) => shown("1944-03-14", [], day).now.some(({ isPastReview }) => isPastReview)
    expect([isPast("2026-11-30"), isPast("2026-12-01")]).toEqual([false, true])
  })
})

describe("The calendar through a caregiver's eyes", () => {
  const granted = (...topics: string[]) => ({ items: { kind: "granted", groups: [], topics } }) as unknown as Scope
  const sees = (scope: Scope) =>
    rulesWithin(calendarRules(), scope, sensitiveTopicOf).some(({ diseases }) => diseases.includes("hpv"))

  it("holds what is sensitive only where its topic was ticked", () => {
    expect(sees(granted())).toBe(false)
    expect(sees(granted("sexual_health"))).toBe(true)
    expect(sees({ items: { kind: "all" } } as Scope)).toBe(true)
    expect(sees({ items: { kind: "representative" } } as Scope)).toBe(true)
  })
})

import { describe, expect, it } from "vitest"
import { preventionRules } from "@/drizzle/reference/prevention-catalogue"
import { forecastPrevention } from "../rules"
import type { AnswerLine, Said } from "../said/rules"
import { shownPrevention } from "./rules"

const { rules } = preventionRules
const NOBODY = { kind: "patient", name: "Jeanne Lefèvre", relation: null, isYou: true } as const
const answer = (over: Partial<AnswerLine> & Pick<Said, "subject" | "kind">): AnswerLine => ({
  ...{ id: over.kind, day: null, test: null, until: null, reason: null },
  ...{ saidAt: new Date("2026-11-30T10:00:00Z"), author: NOBODY, mayTakeBack: true },
  ...over,
})

const shown = (birthDate: string, answers: AnswerLine[] = [], today = "2026-12-16") => {
  const facts = { birthDate, sex: "male" } as const
  return shownPrevention({ today, facts, answers, forecasts: forecastPrevention({ ...facts, said: answers }, rules, today) })
}
const codes = (entries: { rule: { code: string } }[]) => entries.map(({ rule }) => rule.code)

describe("The page of prevention", () => {
  it("shows what is due and what is asked, and nothing of a rule that does not concern the person", () => {
    const { due, questions, done, later } = shown("1974-06-01")
    expect([codes(due), codes(questions), codes(done), codes(later)]).toEqual([[], ["depistage-colorectal"], [], []])
    expect(codes(shown("1980-06-01").due)).toEqual(["bilan-prevention"])
  })

  it("shows what comes within a year, to the day", () => {
    expect([codes(shown("1977-12-16").later), codes(shown("1977-12-17").later)]).toEqual([["depistage-colorectal"], []])
  })

  it("says by which data, and what is no longer offered", () => {
    const view = shown("1980-06-01", [
      answer({ subject: "check_up", kind: "never" }),
      answer({ subject: "bowel", kind: "not_for_me" }),
      answer({ subject: "teeth", kind: "done", day: "2020" }),
    ])
    expect(view.due[0]?.facts).toEqual({ birthDate: "1980-06-01", sex: "male", today: "2026-12-16", last: null, saysNever: true })
    expect(view.silent.map(({ subject }) => subject)).toEqual(["bowel"])
    expect(shown("1964-06-01", [answer({ subject: "check_up", kind: "done", day: "2025-03" })]).done[0]?.facts.last).toBe(
      "2025-03",
    )
  })

  it("says of a rule that its day of review is past", () => {
    const past = (today: string) => shown("1980-06-01", [], today).due[0]?.isPastReview
    expect([past("2027-10-31"), past("2027-11-01")]).toEqual([false, true])
  })
})

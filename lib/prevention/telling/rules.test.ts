import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { PREVENTION_ANSWERS, PREVENTION_SUBJECTS } from "@/drizzle/prevention-vocabulary"
import { preventionRules } from "@/drizzle/reference/prevention-catalogue"
import { addDays } from "@/lib/platform/days"
import { forecastPrevention, type PreventionFacts } from "../rules"
import type { Said } from "../said/rules"
import { nextToTell, type ToldOf } from "./rules"

const { rules } = preventionRules
const FIRST_DAY = "2026-12-01"
const PEOPLE = process.env.RELAIS_DEEP ? 100_000 : 3_000

/** A person, what they say on which day, and on which days the worker runs: it may be down for days. */
type Life = { facts: Omit<PreventionFacts, "said">; says: { on: number; said: Said }[]; runs: number[] }

const dayOf = (place: number) => addDays(FIRST_DAY, place)
const answers = fc.record({
  on: fc.integer({ min: 0, max: 60 }),
  said: fc.record({
    subject: fc.constantFrom(...PREVENTION_SUBJECTS),
    kind: fc.constantFrom(...PREVENTION_ANSWERS),
    ago: fc.integer({ min: 0, max: 2_000 }),
    test: fc.constantFrom("cytology" as const, "hpv" as const),
  }),
})

const lives: fc.Arbitrary<Life> = fc.record({
  facts: fc.record({
    birthDate: fc.integer({ min: 0, max: 110 * 365 }).map((days) => addDays("2026-12-20", -days)),
    sex: fc.constantFrom("female" as const, "male" as const, "unknown" as const),
  }),
  says: fc.array(
    answers.map(({ on, said: { subject, kind, ago, test } }) => ({
      on,
      said: {
        ...{ subject, kind },
        day: kind === "done" ? addDays(dayOf(on), -ago) : null,
        test: kind === "done" ? test : null,
        until: kind === "later" ? addDays(dayOf(on), 90) : null,
      },
    })),
    { maxLength: 6 },
  ),
  runs: fc
    .uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 4, maxLength: 12 })
    .map((runs) => runs.sort((a, b) => a - b)),
})

/** What somebody is told in their life, and on which day. */
function live({ facts, says, runs }: Life): (ToldOf & { on: string })[] {
  const told: (ToldOf & { on: string })[] = []
  for (const run of runs) {
    const said = says.filter(({ on }) => on <= run).map((one) => one.said)
    const day = dayOf(run)
    const forecasts = forecastPrevention({ ...facts, said }, rules, day)
    const next = nextToTell(forecasts, { told, lastToldOn: told.at(-1)?.on ?? null }, day)
    if (!next) continue
    told.push({ ...next, on: day })
    // Only what is due is told, and never what the record answers already.
    const standings = forecasts.filter(({ rule }) => rule.subject === next.subject).map(({ standing }) => standing.kind)
    expect(standings).toContain("due")
    expect(said.some(({ subject, kind }) => subject === next.subject && (kind === "off" || kind === "not_for_me"))).toBe(false)
    expect(said.some(({ subject, kind, day: done }) => subject === next.subject && kind === "done" && done === day)).toBe(false)
  }
  return told
}

describe("What random people are told", () => {
  it("is never twice for one day from which something is due, and one new thing a week at most", () => {
    let some = 0
    fc.assert(
      fc.property(lives, (life) => {
        const told = live(life)
        some += told.length
        expect(new Set(told.map(({ subject, dueOn }) => `${subject} ${dueOn}`)).size).toBe(told.length)
        for (const [place, { on }] of told.entries()) {
          const before = told[place - 1]
          if (before) expect(on >= addDays(before.on, 7)).toBe(true)
        }
      }),
      { numRuns: PEOPLE },
    )
    expect(some).toBeGreaterThan(PEOPLE / 10)
  }, 3_600_000)
})

describe("What is told next", () => {
  const facts: PreventionFacts = {
    ...{ birthDate: "1966-06-01", sex: "male" },
    said: [
      { subject: "bowel", kind: "no_high_risk", day: null, test: null, until: null },
      { subject: "bowel", kind: "never", day: null, test: null, until: null },
    ],
  }
  const tell = (told: ToldOf[], lastToldOn: string | null, day = "2026-12-16") =>
    nextToTell(forecastPrevention(facts, rules, day), { told, lastToldOn }, day)

  it("is what has been due for longest, then the next, then nothing", () => {
    const bowel = { subject: "bowel", dueOn: "2016-06-01" } as const
    const checkUp = { subject: "check_up", dueOn: "2026-06-01" } as const
    expect(tell([], null)).toEqual(bowel)
    expect(tell([bowel], "2026-12-01")).toEqual(checkUp)
    // Nothing was said of the abilities, so they are asked about, on the page alone.
    expect(tell([bowel, checkUp], "2026-12-01")).toBeNull()
  })

  it.each([
    ["2026-12-10", null],
    ["2026-12-09", "check_up"],
    ["2026-12-08", "check_up"],
  ])("waits for seven days after %s", (last, expected) => {
    expect(tell([{ subject: "bowel", dueOn: "2016-06-01" }], last)?.subject ?? null).toBe(expected)
  })
})

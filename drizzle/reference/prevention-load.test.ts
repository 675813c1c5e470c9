import postgres from "postgres"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { testDatabase } from "@/drizzle/testing/database"
import { brokenConstraint } from "@/lib/platform/database-faults"
import { loadReference } from "./load"
import { preventionRules } from "./prevention-catalogue"

describe("The rules of prevention", () => {
  let sql: postgres.Sql
  const inForce = preventionRules.rules
  const kept = () => sql`select code, version, words from prevention_rules order by code, version`
  beforeAll(async () => {
    sql = postgres(testDatabase().ownerUrl, { max: 1 })
    await loadReference(sql)
  })
  afterAll(() => sql.end())

  it("are loaded once, and a published version never changes", async () => {
    const before = await kept()
    expect(before.map(({ code, version }) => [code, version])).toEqual(
      inForce.map(({ code, version }) => [code, version]).sort(([one], [other]) => String(one).localeCompare(String(other))),
    )
    await loadReference(sql)
    expect(await kept()).toEqual(before)
    await expect(sql`update prevention_rules set status = 'off'`).rejects.toThrow("written once")
    await expect(sql`delete from prevention_rules`).rejects.toThrow("written once")
  })

  it("are said in plain words of both languages, with dated sources and a day of review", () => {
    for (const { code, words, sources, inForceFrom, reviewOn } of inForce) {
      for (const text of Object.values(words.fr)) expect(text, code).not.toMatch(/'|[^\u00a0][:;?!]|retard|\(e\)/i)
      for (const text of Object.values(words.en)) expect(text, code).not.toMatch(/'|overdue|\blate\b/i)
      for (const { date } of sources) expect(date, code).toMatch(/^\d{4}(-\d{2}){0,2}$/)
      expect(reviewOn > inForceFrom, code).toBe(true)
    }
  })

  const refused: [title: string, change: Record<string, unknown>, constraint: string][] = [
    ["a window that ends on the day it begins", { ages: [{ from: 50, until: 50 }] }, "prevention_window_ends_after_it_begins"],
    ["a window that ends before it begins", { ages: [{ from: 50, until: 49 }] }, "prevention_window_ends_after_it_begins"],
    [
      "one such window among good ones",
      {
        ages: [
          { from: 18, until: 26 },
          { from: 60, until: 45 },
        ],
      },
      "prevention_window_ends_after_it_begins",
    ],
    ["a window without a beginning", { ages: [{ until: 50 }] }, "prevention_window_is_an_age"],
    ["an age that nobody has", { ages: [{ from: -1 }] }, "prevention_window_is_an_age"],
    ["no ages at all", { ages: [] }, "prevention_rule_is_for_ages"],
    ["no source", { sources: [] }, "prevention_rule_has_a_source"],
    ["a source without a date", { sources: [{ name: "Somewhere" }] }, "prevention_rule_has_a_source"],
    ["a source without a name", { sources: [{ name: " ", date: "2026" }] }, "prevention_rule_has_a_source"],
    ["one language only", { words: { fr: { title: "a", what: "b", rule: "c" } } }, "prevention_rule_is_said_in_both_languages"],
    ["no rhythm that is known", { rhythm: { kind: "often" } }, "prevention_rhythm_is_known_word"],
    ["no months between two times", { rhythm: { kind: "every", months: 0, askedAfter: 1 } }, "prevention_rhythm_has_its_months"],
    [
      "no months after a test",
      { rhythm: { kind: "after_test", months: { cytology: [], hpv: [60] }, askedAfter: 1 } },
      "prevention_rhythm_has_its_months",
    ],
    ["a review before it holds", { reviewOn: "2026-11-01" }, "prevention_rule_is_read_again"],
  ]
  it.each(refused)("with %s are refused, with why", async (_, change, constraint) => {
    const before = await kept()
    const rule = { ...inForce[0], ...change, code: "planted" } as (typeof inForce)[number]
    const { words, sources, rhythm, ages } = rule
    const planted = sql`insert into prevention_rules
        (code, version, subject, status, ages, asks_high_risk, rhythm, words, sources, in_force_from, review_on)
      values ('planted', 1, ${rule.subject}, 'sourced', ${sql.json(ages)}, false, ${sql.json(rhythm)}, ${sql.json(words)}, ${sql.json(sources)},
        ${rule.inForceFrom}, ${rule.reviewOn})`
    const failure = await planted.then(
      () => null,
      (error: unknown) => brokenConstraint(error),
    )
    expect(failure).toBe(constraint)
    expect(await kept()).toEqual(before)
  })
})

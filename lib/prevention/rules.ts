import { ALL_SUBJECTS } from "@/drizzle/prevention-vocabulary"
import type { PreventionRule } from "@/drizzle/reference/prevention-catalogue"
import type { Sex } from "@/drizzle/vocabulary"
import { earliestDay, latestDay, type PartialDay } from "@/lib/vaccinations/days/rules"
import { rulesInForce } from "./published/rules"
import { type Case, ofRhythm, type PreventionStanding, windowsOf } from "./rhythm/rules"
import type { Said } from "./said/rules"

/** What the rules are asked about: when the person was born, the sex of the identity, and what was said of each subject. */
export type PreventionFacts = { birthDate: PartialDay; sex: Sex; said: readonly Said[] }

export type PreventionForecast = { rule: PreventionRule; standing: PreventionStanding }

const NOT_CONCERNED: PreventionStanding = { kind: "not_concerned" }

/** What each rule that is in force says on a day. */
export function forecastPrevention(facts: PreventionFacts, rules: readonly PreventionRule[], day: string): PreventionForecast[] {
  return rulesInForce(rules, day).map((rule) => ({ rule, standing: standingUnder(rule, facts, day) }))
}

/** Where a day of birth is known in part: as for the last day that it can be, and asked where another day would say otherwise. */
function standingUnder(rule: PreventionRule, { birthDate, sex, said }: PreventionFacts, day: string): PreventionStanding {
  const about = said.filter(({ subject }) => subject === rule.subject || subject === ALL_SUBJECTS)
  if (about.some(({ kind }) => kind === "not_for_me" || kind === "off")) return NOT_CONCERNED
  const standing = standingFor(rule, { birth: latestDay(birthDate), sex, said: about, day })
  const { kind } = standingFor(rule, { birth: earliestDay(birthDate), sex, said: about, day })
  return kind === standing.kind ? standing : { kind: "question", asks: "birth" }
}

function standingFor(rule: PreventionRule, asked: Case): PreventionStanding {
  const { birth, day, said } = asked
  const window = windowsOf(rule, birth).find(({ end }) => end === null || day < end)
  const concerned = isConcerned(rule, asked)
  if (!window || birth > day || concerned === "no") return NOT_CONCERNED
  if (concerned === "unknown") return day < window.start ? NOT_CONCERNED : { kind: "question", asks: "concerned" }
  const standing = ofRhythm(rule, window, asked)
  if (standing.kind !== "due" && standing.kind !== "question") return standing
  const wait = said
    .flatMap(({ until }) => (until && until > day ? [until] : []))
    .sort()
    .at(-1)
  if (wait) return window.end !== null && wait >= window.end ? NOT_CONCERNED : { kind: "later", from: wait }
  const asksRisk = rule.asksHighRisk && !said.some(({ kind }) => kind === "no_high_risk")
  return asksRisk ? { kind: "question", asks: "high_risk" } : standing
}

/**
 * By the sex of the identity, unless the person said otherwise; asked where it is not known, and where the identity says another
 * sex than what was done before: it was changed, the body may not have been.
 */
function isConcerned({ sex: ofRule }: PreventionRule, { sex, said }: Case): "yes" | "no" | "unknown" {
  if (ofRule === null || ofRule === sex || said.some(({ kind }) => kind === "concerned")) return "yes"
  return sex === "unknown" || said.some(({ kind }) => kind === "done") ? "unknown" : "no"
}

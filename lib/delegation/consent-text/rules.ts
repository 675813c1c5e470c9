import { createHash } from "node:crypto"
import type { AtEnd, Language } from "@/drizzle/vocabulary"
import type { Grant } from "@/lib/delegation/rules"
import { fillIn } from "@/lib/platform/words"
import { ruleValue } from "@/lib/reference/dated-rules"
import { describeGrant } from "@/lib/reference/purposes"
import enConsent from "@/messages/en/consent.json" with { type: "json" }
import enGroups from "@/messages/en/groups.json" with { type: "json" }
import enPermissions from "@/messages/en/permissions.json" with { type: "json" }
import enReference from "@/messages/en/reference.json" with { type: "json" }
import frConsent from "@/messages/fr/consent.json" with { type: "json" }
import frGroups from "@/messages/fr/groups.json" with { type: "json" }
import frPermissions from "@/messages/fr/permissions.json" with { type: "json" }
import frReference from "@/messages/fr/reference.json" with { type: "json" }

/** The wording below; a text agreed to keeps the version it was written with. */
export const TEMPLATE_VERSION = "2026-1"

export type Audience = "patient" | "caregiver"

const WORDS = {
  fr: { consent: frConsent, groups: frGroups, permissions: frPermissions, reference: frReference },
  en: { consent: enConsent, groups: enGroups, permissions: enPermissions, reference: enReference },
}

/** What an access lets somebody see and do, and what not, one sentence each, from the compiled permissions and nothing else. */
export type GrantSentences = { sees: string[]; can: string[]; cannot: string[] }

/**
 * The sentences of a grant. The patient's are whole; a caregiver's say what is given and never what was left out, so
 * `cannot` is empty for a caregiver.
 */
export function grantSentences(language: Language, audience: Audience, grant: Grant): GrantSentences {
  const { groups, permissions, reference, consent } = WORDS[language]
  const given = describeGrant(grant.permissions, grant.documentGroups)
  const names = audience === "patient" ? groups.yours : groups.theirs
  const acts = audience === "patient" ? permissions.to : permissions.to_theirs
  const seen = given.groupsSeen.map((group) => names[group])
  const topics = grant.sensitiveTopics.map((topic) => fillIn(consent.topic, { topic: lowerFirst(reference.topics[topic]) }))
  const sentences = { sees: [...seen, ...topics], can: given.can.map((permission) => acts[permission]) }
  if (audience === "caregiver") return { ...sentences, cannot: [] }
  const kept = permissions.for_patient
  const leftOut = given.groupsNotSeen.map((group) => names[group])
  return {
    ...sentences,
    cannot: [
      ...(leftOut.length > 0 ? [fillIn(kept.see, { groups: listed(language, leftOut, "disjunction") })] : []),
      ...given.cannot.map((permission) => acts[permission]),
      kept.never_sensitive,
      kept.never_set_apart,
      kept.never_wishes,
      kept.never_journal,
      kept.never_invite,
    ],
  }
}

/** Several things in one sentence: "vos analyses, vos ordonnances et vos vaccins". */
export function listed(
  language: Language,
  items: readonly string[],
  type: "conjunction" | "disjunction" = "conjunction",
): string {
  return new Intl.ListFormat(language, { type }).format(items)
}

/** "6 mois": a number of months in words of the language. */
export function monthsInWords(language: Language, months: number): string {
  return new Intl.NumberFormat(language, { style: "unit", unit: "month", unitDisplay: "long" }).format(months)
}

/** A day written out, at Paris time. */
export function dayInWords(language: Language, day: Date): string {
  const format = new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", { dateStyle: "long", timeZone: "Europe/Paris" })
  return format.format(day)
}

export type ConsentFacts = {
  patientName: string
  caregiverName: string
  grant: Grant
  durationMonths: number
  atEnd: AtEnd
  continuesIfUnable: boolean
  /** Null until the access has a period. */
  period: { opensAt: Date; endsAt: Date } | null
}

/** The text that is agreed to: whole for the patient, without what was left out for the caregiver. */
export function writeConsent(language: Language, audience: Audience, facts: ConsentFacts): string {
  const { consent } = WORDS[language]
  const names = { patient: facts.patientName, caregiver: facts.caregiverName }
  const say = (sentence: string, values: Record<string, string> = {}) => fillIn(sentence, { ...names, ...values })
  const { sees, can, cannot } = grantSentences(language, audience, facts.grant)
  const part = (heading: string, lines: string[]) =>
    lines.length > 0 ? [[say(heading), ...lines.map((line) => `- ${line}`)].join("\n")] : []
  const parts = [
    say(consent.title),
    say(consent[audience].gives),
    ...part(consent[audience].sees, sees.length > 0 ? sees : [consent.nothing]),
    ...part(consent[audience].can, can),
    ...(audience === "patient" ? part(consent.patient.cannot, cannot) : []),
    periodSentence(language, facts),
    ...(audience === "patient" ? patientChoices(language, facts) : [say(consent.caregiver.signed)]),
    say(consent[audience].free),
    consent.only_here,
    fillIn(consent.version, { template: TEMPLATE_VERSION }),
  ]
  return `${parts.join("\n\n")}\n`
}

/** The fingerprint by which a text that was agreed to is known again. */
export function fingerprint(body: string): Buffer {
  return createHash("sha256").update(body, "utf8").digest()
}

function periodSentence(language: Language, { period, durationMonths }: ConsentFacts): string {
  const { consent } = WORDS[language]
  if (!period) return fillIn(consent.lasts, { months: monthsInWords(language, durationMonths) })
  return fillIn(consent.period, { opens: dayInWords(language, period.opensAt), ends: dayInWords(language, period.endsAt) })
}

function patientChoices(language: Language, { atEnd, continuesIfUnable }: ConsentFacts): string[] {
  const { patient } = WORDS[language].consent
  const extension = monthsInWords(language, ruleValue("extension_lasts").value)
  return [fillIn(patient[atEnd], { extension }), continuesIfUnable ? patient.unable_yes : patient.unable_no]
}

const lowerFirst = (words: string) => (/^\p{Lu}{2}/u.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1))

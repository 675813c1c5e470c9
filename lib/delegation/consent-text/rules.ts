import { createHash } from "node:crypto"
import type { AtEnd, Language } from "@/drizzle/vocabulary"
import type { Grant } from "@/lib/delegation/rules"
import { ruleValue } from "@/lib/reference/dated-rules"
import { describeGrant } from "@/lib/reference/purposes"
import { formatsIn } from "@/lib/words/formats"
import { wordsIn } from "@/lib/words/translator"

/** The wording below; a text agreed to keeps the version it was written with. */
export const TEMPLATE_VERSION = "2026-5"

export type Audience = "patient" | "caregiver"

/** What an access lets somebody see and do, and what not, one sentence each, from the compiled permissions and nothing else. */
export type GrantSentences = { sees: string[]; can: string[]; cannot: string[] }

/**
 * The sentences of a grant. The patient's are whole; a caregiver's say what is given and never what was left out, so
 * `cannot` is empty for a caregiver.
 */
export function grantSentences(language: Language, audience: Audience, grant: Grant): GrantSentences {
  const t = wordsIn(language)
  const given = describeGrant(grant.permissions, grant.documentGroups)
  const isPatient = audience === "patient"
  const named = (group: string) => t(`groups.${isPatient ? "yours" : "theirs"}.${group}`)
  const act = (permission: string) => t(`permissions.${isPatient ? "to" : "to_theirs"}.${permission}`)
  const topics = grant.sensitiveTopics.map((topic) => t("consent.topic", { topic: lowerFirst(t(`reference.topics.${topic}`)) }))
  const sees = [...given.groupsSeen.map(named), ...topics]
  const can = given.can.map(act)
  if (!isPatient) return { sees, can, cannot: [] }
  const leftOut = formatsIn(language).list(given.groupsNotSeen.map(named), { type: "disjunction" })
  return {
    sees,
    can,
    cannot: [
      ...(leftOut ? [t("permissions.for_patient.see", { groups: leftOut })] : []),
      ...given.cannot.filter((word) => !SAID_BESIDE.includes(word)).map(act),
      ...NEVER.filter((never) => never !== "never_wishes" || given.cannot.includes("view:wishes")).map((never) =>
        t(`permissions.for_patient.${never}`),
      ),
    ],
  }
}

/** What is said by another sentence: that the journal is not shared, and that wishes are shown by name. */
const SAID_BESIDE: readonly string[] = ["view:wishes", "view:visits"]

/** What no consent gives. */
const NEVER = ["never_sensitive", "never_set_apart", "never_wishes", "never_journal", "never_invite"] as const

/** "6 mois": a number of months in words of the language. */
export function monthsInWords(language: Language, months: number): string {
  return formatsIn(language).number(months, { style: "unit", unit: "month", unitDisplay: "long" })
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
  const names = { patient: facts.patientName, caregiver: facts.caregiverName }
  const t = wordsIn(language, "consent")
  const { sees, can, cannot } = grantSentences(language, audience, facts.grant)
  const part = (heading: string, lines: string[]) =>
    lines.length > 0 ? [[t(heading, names), ...lines.map((line) => `- ${line}`)].join("\n")] : []
  const parts = [
    t("title", names),
    t(`${audience}.gives`, names),
    ...part(`${audience}.sees`, sees.length > 0 ? sees : [t("nothing")]),
    ...part(`${audience}.can`, can),
    ...(audience === "patient" ? part("patient.cannot", cannot) : []),
    periodSentence(language, facts),
    ...(audience === "patient" ? patientChoices(language, facts) : [t("caregiver.signed", names)]),
    t(`${audience}.free`, names),
    t("only_here"),
    t("version", { template: TEMPLATE_VERSION }),
  ]
  return `${parts.join("\n\n")}\n`
}

/** The fingerprint by which a text that was agreed to is known again. */
export function fingerprint(body: string): Buffer {
  return createHash("sha256").update(body, "utf8").digest()
}

type HowLong = Pick<ConsentFacts, "period" | "durationMonths" | "atEnd">

/** How long an access lasts, and what happens at its end: the sentences that the text agreed to has for the patient. */
export const lastsSentences = (language: Language, { period, durationMonths, atEnd }: HowLong): string[] => [
  periodSentence(language, { period, durationMonths }),
  atEndSentence(language, atEnd),
]

function periodSentence(language: Language, { period, durationMonths }: Pick<ConsentFacts, "period" | "durationMonths">): string {
  const t = wordsIn(language, "consent")
  if (!period) return t("lasts", { months: monthsInWords(language, durationMonths) })
  const day = (instant: Date) => formatsIn(language).dateTime(instant, { dateStyle: "long" })
  return t("period", { opens: day(period.opensAt), ends: day(period.endsAt) })
}

function patientChoices(language: Language, { atEnd, continuesIfUnable }: ConsentFacts): string[] {
  const t = wordsIn(language, "consent")
  return [atEndSentence(language, atEnd), t(continuesIfUnable ? "patient.unable_yes" : "patient.unable_no")]
}

function atEndSentence(language: Language, atEnd: AtEnd): string {
  return wordsIn(language, "consent")(`patient.${atEnd}`, { extension: extensionInWords(language) })
}

/** How long an access goes on once, where nobody answers at its end. */
export const extensionInWords = (language: Language) => monthsInWords(language, ruleValue("extension_lasts").value)

const lowerFirst = (words: string) => (/^\p{Lu}{2}/u.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1))

import type { AtEnd, Language } from "@/drizzle/vocabulary"
import { type Section, sectionOf } from "@/lib/access/sections"
import { configuration } from "@/lib/platform/configuration"
import { contactAddress } from "@/lib/platform/contact"
import type { FormPart, PaperForm } from "@/lib/platform/letters/form"
import { compilePurpose, describeGrant, PURPOSES, type PurposeCode } from "@/lib/reference/purposes"
import { capital } from "@/lib/words/capital"
import { wordsIn } from "@/lib/words/translator"
import { extensionInWords, grantSentences, lastsSentences, monthsInWords } from "../consent-text/rules"
import { type Grant, tidyGrant } from "../rules"

/** So many months are offered, on screen and on paper. */
export const OFFERED_MONTHS = [1, 3, 6, 12] as const

/** What stands in the form of an access that is prepared; an empty form has a place for each of these instead. */
export type Filled = {
  patientName: string
  caregiverName: string
  /** In words of the language. */
  relation: string
  purpose: string | null
  grant: Grant
  durationMonths: number
  atEnd: AtEnd
}

const BLANK = "…".repeat(28)

/** The purpose that an address names, or null for no such one. */
export const parsePurpose = (text: string): PurposeCode | null => PURPOSES.find((code) => code === text) ?? null

/** The form by which an access for a purpose is given on paper, with a place for the names. */
export function emptyForm(language: Language, purpose: PurposeCode, date: Date): PaperForm {
  const grant = tidyGrant({ ...compilePurpose(purpose), sensitiveTopics: [] })
  return formOf(language, { purpose, grant, date, filled: null })
}

/** The same for an access that is prepared or was given: with the names, and with what it gives in particular. */
export function filledForm(language: Language, filled: Filled, date: Date): PaperForm {
  return formOf(language, { purpose: filled.purpose, grant: filled.grant, date, filled })
}

type Facts = { purpose: string | null; grant: Grant; date: Date; filled: Filled | null }

function formOf(language: Language, { purpose, grant, date, filled }: Facts): PaperForm {
  const t = wordsIn(language, "paper")
  const names = {
    patient: filled?.patientName ?? t("patient"),
    caregiver: filled?.caregiverName || t("caregiver"),
  }
  const isNamed = purpose !== null && parsePurpose(purpose) !== null
  return {
    language,
    date,
    title: isNamed ? t("title", { purpose: lowerFirst(wordsIn(language, "purposes")(`${purpose}.title`)) }) : t("titleOther"),
    paragraphs: [t("lead")],
    parts: [
      whoPart(language, filled),
      ...givesParts(language, grant, names),
      untilPart(language, filled),
      ...rightsParts(language, names),
      handPart(language),
    ],
    signatures: [t("sign.patient", { name: names.patient }), t("sign.caregiver", { name: names.caregiver })],
    after: [officePart(language)],
    foot: footOf(language),
  }
}

function whoPart(language: Language, filled: Filled | null): FormPart {
  const t = wordsIn(language, "paper")
  const { patientName = BLANK, caregiverName, relation } = filled ?? {}
  return {
    title: t("who.title"),
    isToFill: true,
    lines: [
      t("who.patient", { name: patientName }),
      t("who.birth", { blank: BLANK }),
      t("who.caregiver", { name: caregiverName || BLANK }),
      t("who.relation", { relation: relation || BLANK }),
      t("who.reach", { blank: BLANK }),
    ],
  }
}

type Names = { patient: string; caregiver: string }

/** What an access gives and what not, in the sentences of the pages on which it is given. */
function givesParts(language: Language, grant: Grant, names: Names): FormPart[] {
  const [t, consent] = [wordsIn(language, "paper"), wordsIn(language, "consent")]
  const { sees, can, cannot } = grantSentences(language, "patient", grant)
  const heading = (word: "sees" | "can" | "cannot") => capital(consent(`patient.${word}`, names))
  const part = (word: "sees" | "can", lines: readonly string[]): FormPart => ({
    subtitle: heading(word),
    lines: lines.map((line) => `- ${line}`),
  })
  return [
    { title: t("gives.title"), lines: [t("gives.yours")] },
    part("sees", sees.length > 0 ? sees : [consent("nothing")]),
    ...(can.length > 0 ? [part("can", bySection(grant, can, t("gives.between")))] : []),
    // Of what is not given there is three times as much: one paragraph, so that the form stays a form.
    { subtitle: heading("cannot"), lines: [`${capital(cannot.join(t("gives.between")))}.`] },
  ]
}

/** What may be done in one section stands on one line: nobody reads the last of thirty. */
function bySection(grant: Grant, can: readonly string[], between: string): string[] {
  const lines = new Map<Section | undefined, string>()
  for (const [at, permission] of describeGrant(grant.permissions, grant.documentGroups).can.entries()) {
    const [section, sentence = ""] = [sectionOf(permission), can[at]]
    const line = lines.get(section)
    lines.set(section, line ? `${line}${between}${sentence}` : sentence)
  }
  return [...lines.values()]
}

function untilPart(language: Language, filled: Filled | null): FormPart {
  const t = wordsIn(language, "paper")
  const title = t("until.title")
  if (filled) return { title, lines: lastsSentences(language, { ...filled, period: null }) }
  const tick = (thing: string) => t("tick", { thing })
  return {
    title,
    lines: [
      t("until.lasts"),
      ...OFFERED_MONTHS.map((months) => tick(monthsInWords(language, months))),
      t("until.atEnd"),
      tick(t("until.stop")),
      tick(t("until.extend_once", { extension: extensionInWords(language) })),
    ],
  }
}

/** What both may do about the access (EHDS art. 4, § 3), as the text agreed to says it, and how either complains. */
function rightsParts(language: Language, { patient, caregiver }: Names): FormPart[] {
  const [t, consent] = [wordsIn(language, "paper"), wordsIn(language, "consent")]
  const names = { patient, caregiver }
  const elsewhere = wordsIn(language, "complaints")("receipt.elsewhere")
  return [
    { title: t("rights.patient"), lines: [consent("patient.free", names), consent("only_here")] },
    { title: t("rights.caregiver"), lines: ["free", "signed"].map((word) => capital(consent(`caregiver.${word}`, names))) },
    { title: t("rights.complain"), lines: [t("rights.how", { address: contactAddress() }), elsewhere] },
  ]
}

function handPart(language: Language): FormPart {
  const t = wordsIn(language, "paper")
  return {
    title: t("hand.title"),
    isToFill: true,
    lines: [t("hand.where", { blank: BLANK }), t("hand.ask", { address: contactAddress() })],
  }
}

function officePart(language: Language): FormPart {
  const t = wordsIn(language, "paper")
  const tick = (thing: string) => t("tick", { thing })
  return {
    title: t("office.title"),
    isToFill: true,
    lines: [
      tick(t("office.identity")),
      tick(t("office.alone")),
      t("office.received", { blank: "…".repeat(16) }),
      t("office.opened", { blank: "…".repeat(16) }),
    ],
  }
}

function footOf(language: Language): string[] {
  const isDemo = configuration().mode === "demo"
  return [wordsIn(language, "letter")("notThis"), ...(isDemo ? [wordsIn(language, "paper")("demonstration")] : [])]
}

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)

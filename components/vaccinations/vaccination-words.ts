import { professionWord } from "@/lib/reference/professions"
import { relationWord } from "@/lib/reference/relations"
import { diseaseWord, type VaccineDisease } from "@/lib/reference/vaccines"
import type { VaccinationLine } from "@/lib/vaccinations/rules"
import type { Formats } from "@/lib/words/formats"

type Say = (key: string, values?: Record<string, string | number>) => string
type Language = Parameters<typeof professionWord>[1]

/** The words, dates and language that a line is said with; `patientName` is absent in one's own space. */
export type Saying = { t: Say; f: Formats; language: Language; patientName?: string }

/** Diseases as they stand in a sentence: "diphtérie, tétanos et poliomyélite". */
export function sayDiseases(diseases: readonly VaccineDisease[], { f, language }: Pick<Saying, "f" | "language">): string {
  return f.list(diseases.map((disease) => diseaseWord(disease, language)))
}

/** A day as far as it is known, in a sentence: "le 20 mai 2019", "en mai 2019", "en 2019". */
export function sayGivenOn(day: string, { t, f }: Pick<Saying, "t" | "f">): string {
  return t(`when.${KNOWN[day.length] ?? "day"}`, { date: writeGivenOn(day, f) })
}

const KNOWN: Record<number, string> = { 4: "year", 7: "month" }

/** The same by itself. */
export function writeGivenOn(day: string, f: Formats): string {
  if (day.length === 4) return day
  return f.day(day, day.length === 7 ? "month" : "long")
}

/** Who says a line and when, and who confirmed it. */
export function sayProvenance(line: VaccinationLine, saying: Saying): string {
  const confirmed = sayConfirmed(line, saying)
  const said = sayAuthor(line, saying)
  return confirmed ? `${said}, ${confirmed}` : said
}

function sayAuthor({ author, saidAt }: VaccinationLine, { t, f, language, patientName: name }: Saying): string {
  const date = f.dateTime(saidAt, { dateStyle: "long" })
  const { kind, relation, isYou } = author
  if (kind === "professional") {
    if (isYou) return t("by.youInCare", { date })
    return t("by.professional", { author: author.name, profession: professionWord(author.profession, language), date })
  }
  if (isYou) return name && kind !== "patient" ? t("by.youFor", { name, date }) : t("by.you", { date })
  if (kind === "patient") return t("by.patient", { author: author.name, date })
  if (name || !relation) return t("by.caregiver", { author: author.name, date })
  return t("by.related", { author: author.name, relation: relationWord(relation, null, language), date })
}

function sayConfirmed({ confirmation }: VaccinationLine, { t, f, language, patientName }: Saying): string | null {
  if (!confirmation) return null
  const { kind, name: author, profession, at } = confirmation
  const date = f.dateTime(at, { dateStyle: "long" })
  if (kind === "professional")
    return t("confirmedBy.professional", { author, profession: professionWord(profession, language), date })
  return kind === "patient" && !patientName ? t("confirmedBy.you", { date }) : t("confirmedBy.person", { author, date })
}

import type { ItemSource } from "@/lib/access/item-source"
import type { LineAuthor, LineContent, LineSection, ProfileLine } from "@/lib/profile/rules"
import { professionWord } from "@/lib/reference/professions"
import { relationWord } from "@/lib/reference/relations"
import { capital } from "@/lib/words/capital"
import { formatsIn } from "@/lib/words/formats"

type Language = Parameters<typeof professionWord>[1]
/** How a line is said: the words of `profile.json`, the language, and the patient's name where the space is somebody else's. */
export type Saying = {
  t: (key: string, values?: Record<string, string | number>) => string
  language: Language
  patientName?: string
}

/** A day as far as it is known: "12 mars 2011", "mars 2011", "2011". */
function sayKnownDay(known: string, language: Language): string {
  const [year = "", month, day] = known.split("-")
  return month ? formatsIn(language).day(known, day ? "long" : "month") : year
}

/** What a line is called; where it says that there is nothing, that. */
export function sayLabel({ section, content, saysNone }: ProfileLine, { t }: Saying): string {
  return saysNone ? t(`none.${section}`) : content.label
}

/** The sentences of a line under its name, each as one string. */
export function sayContent(section: LineSection, content: LineContent, dosesCountedOn: string | null, saying: Saying): string[] {
  const { t } = saying
  const word = (field: "kind" | "relative" | "topic") => (content[field] ? `${t(`choices.${field}.${content[field]}`)}.` : "")
  const taking = [content.dose, content.rhythm].filter(Boolean).join(", ")
  return [
    section === "allergies" && content.kind === "allergy" ? "" : word("kind"),
    word("relative"),
    word("topic"),
    closed(content.reaction),
    content.severity ? `${t(`severityLine.${content.severity}`)}.` : "",
    closed(taking),
    closed(content.place),
    ...sayDays(section, content, saying),
    content.prescriber ? t("line.prescriber", { name: content.prescriber }) : "",
    content.endReason ? t("line.because", { reason: open(content.endReason) }) : "",
    sayDoses(content, dosesCountedOn, saying),
    closed(content.note),
  ].filter(Boolean)
}

/** Words as a sentence: one stop at their end, whatever the author wrote. */
const closed = (text: string | null | undefined) => (text ? (/[.!?…]$/.test(text) ? text : `${text}.`) : "")
const open = (text: string) => text.replace(/\.$/, "")

function sayDays(section: LineSection, { startedOn, endedOn }: LineContent, { t, language }: Saying): string[] {
  const said = (key: string, day: string) =>
    t(day.length === 10 ? `line.${key}Day` : `line.${key}`, { date: sayKnownDay(day, language) })
  const isOfOneDay = section === "procedures"
  return [
    startedOn ? (isOfOneDay ? capital(t("line.on", { date: sayKnownDay(startedOn, language) })) : said("since", startedOn)) : "",
    endedOn ? (isOfOneDay ? said("until", endedOn) : t("line.ended", { date: sayKnownDay(endedOn, language) })) : "",
  ]
}

function sayDoses({ dosesLeft }: LineContent, countedOn: string | null, { t, language }: Saying): string {
  if (dosesLeft === null || dosesLeft === undefined || !countedOn) return ""
  return t("line.dosesLeft", { count: dosesLeft, date: sayKnownDay(countedOn, language) })
}

/** Who said something, and who confirmed it: what every line has, whatever it says. */
type Provenance = Pick<ProfileLine, "author" | "enteredAt"> & {
  confirmed: Omit<NonNullable<ProfileLine["confirmed"]>, "kind"> | null
}

/** Who said a line and when, and who confirmed it: "Dit par vous le 12 mars 2024, confirmé par Anne Morel, médecin, le 14 mars". */
export function sayProvenance(line: Provenance, saying: Saying): string {
  const { confirmed } = line
  const said = sayAuthor(line.author, formatsIn(saying.language).dateTime(line.enteredAt, { dateStyle: "long" }), saying)
  return confirmed ? `${said}, ${sayConfirmed(confirmed, saying)}` : said
}

function sayAuthor({ kind, name, relation, profession, isYou }: LineAuthor, date: string, saying: Saying): string {
  const { t, language, patientName } = saying
  if (isYou) return patientName && kind !== "patient" ? t("by.youFor", { date, name: patientName }) : t("by.you", { date })
  const author = name
  if (kind === "professional") return t("by.professional", { author, date, profession: professionWord(profession, language) })
  if (kind === "patient") return t("by.patient", { author, date })
  if (patientName || !relation) return t("by.caregiver", { author, date })
  return t("by.related", { author, date, relation: relationWord(relation, null, language) })
}

/** By whom a document was written, and when, as a part of a sentence: ", écrit par Anne Morel le 3 mai 2026". */
export function sayWritten({ author, writtenOn }: Pick<ItemSource, "author" | "writtenOn">, { t, language }: Saying): string {
  const date = writtenOn && sayKnownDay(writtenOn, language)
  const on = date ? t(writtenOn.length === 10 ? "by.writtenDay" : "by.writtenIn", { date }) : ""
  if (author) return `${t("by.written", { author })}${on ? ` ${on}` : ""}`
  return date ? t(writtenOn.length === 10 ? "by.ofDay" : "by.of", { date }) : ""
}

function sayConfirmed({ name, profession, isYou, at }: NonNullable<Provenance["confirmed"]>, { t, language }: Saying): string {
  const date = formatsIn(language).dateTime(at, { dateStyle: "long" })
  if (isYou) return t("by.confirmedYou", { date })
  if (!profession) return t("by.confirmed", { author: name, date })
  return t("by.confirmedPro", { author: name, profession: professionWord(profession, language), date })
}

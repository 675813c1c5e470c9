import type { Language } from "@/drizzle/vocabulary"
import type { InList } from "@/lib/access/contested"
import type { Paper } from "@/lib/platform/letters/paper"
import { writeContested } from "@/lib/rectifications/listed/rules"
import { professionWord } from "@/lib/reference/professions"
import { diseaseWord } from "@/lib/reference/vaccines"
import { capital } from "@/lib/words/capital"
import { type Formats, formatsIn } from "@/lib/words/formats"
import { type Translator, wordsIn } from "@/lib/words/translator"
import type { PartialDay } from "../days/rules"
import { byDisease, isSaidInCare, type VaccinationLine } from "../rules"

type Owner = { name: string; birthDate: PartialDay }
/** The doses, and which of them are contested. */
type Book = { lines: readonly VaccinationLine[]; contested: Record<string, InList> }
type Said = { t: Translator; f: Formats; language: Language }

/** The book as a sheet for a school or a traveller: what a professional wrote or confirmed, apart from what was only said. */
export function paperOf(book: Book, { name, birthDate }: Owner, language: Language, date: Date): Paper {
  const [t, f] = [wordsIn(language, "vaccinations"), formatsIn(language)]
  return {
    language,
    date,
    title: t("print.heading"),
    head: [
      t("print.name", { name }),
      t("print.born", { date: writeDay(birthDate, f) }),
      t("print.printed", { date: f.dateTime(date, { dateStyle: "long" }) }),
    ],
    parts: bookParts(book, language),
    foot: [t("print.notes")],
  }
}

/** The doses of a book as parts of a sheet, in the same words for whoever reads it. */
export function bookParts({ lines, contested }: Book, language: Language): Paper["parts"] {
  const said = { t: wordsIn(language, "vaccinations"), f: formatsIn(language), language }
  const { t } = said
  const inCare = byDisease(lines.filter(isSaidInCare))
  const others = byDisease(lines.filter((line) => !isSaidInCare(line)))
  const things = (groups: typeof inCare) => groups.map((group) => thingOf(group, contested, said))
  return [
    { title: t("print.inCare"), hint: inCare.length === 0 ? t("print.none") : undefined, things: things(inCare) },
    ...(others.length > 0 ? [{ title: t("print.said"), hint: t("print.saidHint"), things: things(others) }] : []),
  ]
}

function thingOf({ diseases, lines }: ReturnType<typeof byDisease>[number], contested: Book["contested"], said: Said) {
  const name = capital(said.f.list(diseases.map((disease) => diseaseWord(disease, said.language))))
  return { name, lines: lines.map((line) => writeLine(line, contested[line.id], said)) }
}

function writeLine(
  { givenOn, vaccine, dose, lot, givenBy, author, confirmation, state }: VaccinationLine,
  inList: InList | undefined,
  { t, f, language }: Said,
) {
  const by = t(`print.by.${author.kind}`, { author: author.name, profession: professionWord(author.profession, language) })
  const confirmed =
    confirmation &&
    t(`print.confirmedBy.${confirmation.kind}`, {
      author: confirmation.name,
      profession: professionWord(confirmation.profession, language),
      date: f.dateTime(confirmation.at, { dateStyle: "long" }),
    })
  const parts = [
    writeDay(givenOn, f),
    vaccine,
    dose,
    lot && t("print.lot", { lot }),
    givenBy && t("book.givenBy", { name: givenBy }),
    by,
    confirmed,
    state === "proposed" && t("print.toConfirm"),
    writeContested(inList, language),
  ]
  return parts.filter(Boolean).join(" · ")
}

/** A day written out as far as it is known. */
function writeDay(day: PartialDay, f: Formats): string {
  if (day.length === 4) return day
  return f.day(day, day.length === 7 ? "month" : "long")
}

import type { InList } from "@/lib/access/contested"
import type { GrowthChart } from "@/lib/measures/growth/chart/rules"
import type { Child } from "@/lib/measures/growth/rules"
import type { Paper } from "@/lib/platform/letters/paper"
import type { LineSection, ProfileLine } from "@/lib/profile/rules"
import { bookParts } from "@/lib/vaccinations/printing/rules"
import type { VaccinationLine } from "@/lib/vaccinations/rules"
import { formatsIn } from "@/lib/words/formats"
import { wordsIn } from "@/lib/words/translator"
import { growthParts } from "./growth-parts"
import { healthParts } from "./health-parts"

/** What stands in a child's booklet; what the reader may not view is absent. */
export type Booklet = {
  name: string
  child: Child
  reader: string
  charts: GrowthChart[]
  health: { section: LineSection; lines: ProfileLine[] }[]
  vaccinations: VaccinationLine[] | null
  /** Which of all its lines are contested. */
  contested: Record<string, InList>
}

/** A child's booklet as a sheet: on one day the same for everybody who may read the same, but for who printed it. */
export function bookletPaper(booklet: Booklet, language: Paper["language"]): Paper {
  const { name, child, reader, charts, health, vaccinations: lines, contested } = booklet
  const [t, m, f] = [wordsIn(language, "growth"), wordsIn(language, "measures"), formatsIn(language)]
  const { birthDate, sex, today } = child
  const born = birthDate.length === 4 ? birthDate : f.day(birthDate, birthDate.length === 7 ? "month" : "long")
  return {
    language,
    date: new Date(`${today}T12:00:00Z`),
    title: t("booklet.heading"),
    head: [
      t("booklet.name", { name }),
      t("booklet.born", { date: born }),
      t("booklet.sex", { sex }),
      t("booklet.printed", { date: f.day(today), reader }),
    ],
    parts: [
      ...healthParts(health, contested, language, t("booklet.none"), name),
      ...(lines ? vaccinationParts({ lines, contested }, language) : []),
      ...growthParts(charts, contested, { t, f, language }, m),
    ],
    foot: [t("booklet.notes")],
  }
}

function vaccinationParts(book: Parameters<typeof bookParts>[0], language: Paper["language"]): Paper["parts"] {
  const t = wordsIn(language, "growth")
  return bookParts(book, language).map((part) => ({ ...part, title: t("booklet.doses", { which: part.title }) }))
}

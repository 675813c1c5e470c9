import { SHOWN_CODES } from "@/drizzle/measure-vocabulary"
import type { Translator } from "@/lib/words/translator"
import { dayOf } from "../../chart/rules"
import { fileDay, fileNumber, writeTable } from "../../file/rules"
import { type Language, MEASURES, type MeasureLine } from "../../rules"
import { convert, digitsOf, symbolOf } from "../../units/rules"
import { ageInMonths } from "../age/rules"
import type { GrowthChart } from "../chart/rules"

/** The words of `growth.json` and of `measures.json`, and how an author is said. */
export type FileWords = { t: Translator; m: Translator; author: (line: MeasureLine) => string }

const COLUMNS = ["day", "age", "what", "value", "unit", "position", "from", "reference", "edition", "code"]

/** A child's growth for a spreadsheet: each point with its age and its unit, and the reference it stood beside with its edition. */
export function writeGrowth(charts: readonly GrowthChart[], language: Language, { t, m, author }: FileWords): string {
  const rows = charts.flatMap(({ kind, unit, child, points, chosen }) =>
    points.map(({ value, position, line }) => {
      const age = ageInMonths(child.birthDate, dayOf(line.measuredAt))
      const shown = kind === "bmi" ? value : convert(value, MEASURES[kind].unit, unit)
      return [
        fileDay(line.measuredAt),
        age === null ? "" : fileNumber(age, 2, language),
        m(`kinds.${kind}`),
        fileNumber(shown, digitsOf(unit).maximumFractionDigits, language),
        symbolOf(unit),
        position ? m(`around.${position}`) : "",
        kind === "bmi" ? m("file.derived") : author(line),
        chosen?.name ?? "",
        chosen?.edition ?? "",
        SHOWN_CODES[kind],
      ]
    }),
  )
  return writeTable([COLUMNS.map((name) => t(`file.columns.${name}`)), ...rows], language)
}

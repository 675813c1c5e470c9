import type { Language } from "@/drizzle/vocabulary"
import { wordsIn } from "@/lib/words/translator"
import { writeFile } from "../../file/rules"
import { writeMoment } from "../../moment/rules"
import type { MeasureLine, Reading } from "../../rules"

const MOMENT = new Date("2026-01-04T07:12:00Z")
const READINGS: Reading[] = [
  { kind: "glucose", value: 118, mealMoment: "fasting" },
  { kind: "blood_pressure", systolic: 128, diastolic: 76, arm: "left" },
  { kind: "weight", value: 72.4 },
]
const CLOCK = /\b0?(\d{1,2}):(\d{2})\b/g
const COLUMNS = ["day", "time", "what", "value", "unit", "around"]

/** A small table as Relais writes it, and how a moment is written, for whoever makes a table. */
export function exampleOf(language: Language): { text: string; moment: string } {
  const t = wordsIn(language, "measures")
  const unsaid = { author: () => "", toConfirm: "", derived: "" }
  const say = { ...unsaid, kind: (one: string) => t(`kinds.${one}`), around: (word: string) => t(`around.${word}`) }
  const columns = COLUMNS.map((name) => t(`file.${name}`))
  const written = writeFile(READINGS.map(lineOf), language, {}, { columns, say })
  const lines = written.replace("\uFEFF", "").trim().split("\r\n")
  // Who says a measure and whether it waits follows from whoever adds it.
  const text = lines.map((line) => line.replace(/[;,]+$/, "")).join("\n")
  const sayHours = (written: string) => (language === "fr" ? written.replace(CLOCK, "$1 h $2") : written)
  return { text: sayHours(text), moment: sayHours(writeMoment(MOMENT)).replace(" h ", "\u00A0h\u00A0") }
}

const lineOf = (reading: Reading): MeasureLine => ({
  ...{ id: "", reading, measuredAt: MOMENT, state: "confirmed", unusualConfirmed: false, answeredBy: null },
  author: { kind: "patient", name: "", relation: null, profession: null, isYou: true },
})

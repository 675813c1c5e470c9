import {
  ARMS,
  type Arm,
  MEAL_MOMENTS,
  MEASURE_KINDS,
  type MealMoment,
  type MeasureKind,
  POSITIONS,
  type Position,
} from "@/drizzle/measure-vocabulary"
import { LANGUAGES } from "@/drizzle/vocabulary"
import { plainWords } from "@/lib/platform/plain-text"
import { wordsIn } from "@/lib/words/translator"
import type { Around } from "../../reading/rules"

/** What a column holds: a part of a line that names its measure, or the values of one kind, with the unit that its heading says. */
export type Column =
  | { holds: "day" | "time" | "kind" | "unit" | "around" | "ignored" }
  | { holds: "value"; unit: string }
  | { holds: "measure"; kind: MeasureKind; unit: string }
  | { holds: "systolic" | "diastolic"; unit: string }
type Part = Exclude<Column["holds"], "measure">

/** How columns and kinds are called beside the words of our own table, without accents. */
const PARTS: Record<Part, readonly string[]> = {
  day: ["date", "jour", "date et heure", "jour et heure", "date heure", "datetime", "date time", "date and time", "timestamp"],
  time: ["heure", "horaire", "hour", "time"],
  kind: ["type", "sorte", "kind", "nom", "name", "parametre"],
  value: ["valeur", "value", "resultat", "result"],
  unit: ["unite", "unit", "units"],
  around: ["precision", "precisions", "moment", "contexte", "context", "details", "repas", "meal"],
  systolic: ["systolique", "systolic", "sys", "tension systolique", "pression systolique"],
  diastolic: ["diastolique", "diastolic", "dia", "tension diastolique", "pression diastolique"],
  ignored: ["note", "notes", "commentaire", "commentaires", "comment", "comments", "appareil", "device", "source"],
}
const KINDS: Record<MeasureKind, readonly string[]> = {
  glucose: ["glycemie", "glucose", "blood sugar", "glycemie capillaire"],
  hba1c: ["hba1c", "hemoglobine glyquee", "a1c"],
  blood_pressure: ["tension", "tension arterielle", "pression arterielle", "bp"],
  weight: ["poids", "weight", "body weight"],
  height: ["taille", "height"],
  head_circumference: ["perimetre cranien", "tour de tete", "head circumference"],
  waist: ["tour de taille", "waist circumference"],
  heart_rate: ["pouls", "frequence cardiaque", "pulse"],
  temperature: ["temperature", "temp"],
  oxygen_saturation: ["spo2", "saturation", "saturation en oxygene", "oxygen saturation"],
  pain: ["douleur", "pain"],
  steps: ["pas par jour", "nombre de pas", "steps"],
  sleep: ["sommeil", "duree de sommeil", "sleep duration"],
}

/** The words of our own table, by which each language's is read whoever downloaded it. */
const OWN_PARTS: Partial<Record<Part, readonly string[]>> = {
  day: ["day"],
  time: ["time"],
  kind: ["what"],
  value: ["value"],
  unit: ["unit"],
  around: ["around"],
  ignored: ["from", "state", "code"],
}

const tables = LANGUAGES.map((language) => wordsIn(language, "measures"))
const inEachLanguage = (key: string) => tables.map((t) => t(key))

/** As anybody may write it: without capitals, accents and signs. */
const plain = (text: string) => plainWords(text).join(" ")

const find = <Word extends string>(words: readonly Word[], names: (word: Word) => readonly string[]) => {
  const all = new Map(words.flatMap((word) => names(word).map((name) => [plain(name), word] as const)))
  return (written: string): Word | null => all.get(plain(written)) ?? null
}

// Object.keys forgets the words that it was given.
const PART_WORDS = Object.keys(PARTS) as Part[]
const partNamed = find(PART_WORDS, (part) => [
  ...PARTS[part],
  ...(OWN_PARTS[part] ?? []).flatMap((key) => inEachLanguage(`file.${key}`)),
])

/** The kind that a word stands for, in either language; null for none. */
export const kindNamed = find(MEASURE_KINDS, (kind) => [...KINDS[kind], ...inEachLanguage(`kinds.${kind}`)])

const derivedNamed = find(["bmi"], () => ["imc", "bmi", "body mass index", ...inEachLanguage("kinds.bmi")])

/** Whether a word stands for what is worked out here and never added. */
export const isDerived = (written: string): boolean => derivedNamed(written) !== null

const ownDerived = find(["derived"], () => inEachLanguage("file.derived"))

/** Whether a line of our own table says that nobody measured it: it comes back with its weight. */
export const isOurDerived = (cells: readonly string[]): boolean => cells.some((cell) => ownDerived(cell) !== null)

const AROUND = [...MEAL_MOMENTS, ...ARMS, ...POSITIONS] as const
const aroundNamed = find(AROUND, (word) => inEachLanguage(`around.${word}`))

const WITH_UNIT = /^(.*?)\s*[([]([^()[\]]*(?:\[[^\]]*\])?[^()]*)[)\]]$/

/** What a heading says that its column holds; null for a word that nobody knows. */
export function columnOf(heading: string): Column | null {
  const [, name = heading, unit = ""] = WITH_UNIT.exec(heading.trim()) ?? []
  const part = partNamed(name)
  if (part === "value" || part === "systolic" || part === "diastolic") return { holds: part, unit }
  if (part) return { holds: part }
  const kind = kindNamed(name)
  return kind ? { holds: "measure", kind, unit } : null
}

/** What is said beside the numbers, as our own table and people write it; null for a word that nobody knows. */
export function aroundIn(written: string): Around | null {
  const words = written.split(/\s*[,;]\s*/).filter(Boolean)
  const known = words.map(aroundNamed)
  if (known.includes(null)) return null
  const among = <Word extends string>(list: readonly Word[]) => list.find((word) => known.some((one) => one === word)) ?? null
  return {
    mealMoment: among<MealMoment>(MEAL_MOMENTS),
    arm: among<Arm>(ARMS),
    position: among<Position>(POSITIONS),
  }
}

import type { Professional } from "@/lib/care-circle/rules"
import { professionWord } from "@/lib/reference/professions"
import { formats, language, words } from "@/lib/request/words"

type Practice = { professionCode: string; sex: Professional["sex"]; structureName: string | null }

/** Profession and place: "médecin, Cabinet des Tilleuls". */
export async function sayPractice(practice: Practice): Promise<string> {
  const profession = professionWord({ code: practice.professionCode, sex: practice.sex }, await language())
  if (!practice.structureName) return profession
  return (await words("professional"))("profession", { profession, place: practice.structureName })
}

/** The time of day in Paris, as each language writes it: "15 h 40". */
export async function sayTime(instant: Date): Promise<string> {
  return (await formats()).dateTime(instant, { timeStyle: "short" })
}

/** A day without an hour, written out; of a day known in part, what is known: "juin 1948", "1948". */
export async function sayDay(day: string): Promise<string> {
  const [year = "", month, known] = day.split("-")
  if (!month) return year
  return (await formats()).day(day, known ? "long" : "month")
}

/** The day of an instant, in Paris, written out. */
export async function sayInstantDay(instant: Date): Promise<string> {
  return (await formats()).dateTime(instant, { dateStyle: "long" })
}

/** "née le 12 mars 1944, 82 ans" */
export async function sayBorn({ sex, birthDate, age }: { sex: string; birthDate: string; age: number }): Promise<string> {
  const known = birthDate.length === 10 ? "day" : "part"
  return (await words("professional"))("patient.born", { sex, known, date: await sayDay(birthDate), age })
}

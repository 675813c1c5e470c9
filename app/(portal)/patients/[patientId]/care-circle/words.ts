import type { Professional } from "@/lib/care-circle/rules"
import { ruleValue } from "@/lib/reference/dated-rules"
import { professionWord } from "@/lib/reference/professions"
import { language, words } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { capital } from "@/lib/words/capital"
import type { Formats } from "@/lib/words/formats"
import { nameIn } from "@/lib/words/names"

export type CareWords = (key: string, values?: Record<string, string | number>) => string

/** The words about professionals, said of "vous" to the patient and by the first name to a parent. */
export async function careWords({ isOwn, givenName }: Pick<SpaceHeader, "isOwn" | "givenName">): Promise<CareWords> {
  const t = await words("care")
  const hours = (await words("reference"))("unit.hour", { value: ruleValue("consultation_lasts").value / 60 })
  return (key, values) => t(key, { whose: isOwn ? "mine" : "theirs", givenName, hours, ...values })
}

type Practising = { professionCode: string | null; sex: Professional["sex"]; place: string | null }

/** "Infirmière, Cabinet du Marché". */
export async function practiceWords({ professionCode, sex, place }: Practising): Promise<string> {
  const profession = capital(professionWord(professionCode === null ? null : { code: professionCode, sex }, await language()))
  return place ? (await words("care"))("list.practice", { profession, place }) : profession
}

/** A professional’s name as the language of the request writes it. */
export const calledHere = async (name: string) => nameIn(await language(), name)

/** An hour of today: "10 h 30". */
export const hourOf = (f: Formats, date: Date) => f.dateTime(date, { timeStyle: "short" })

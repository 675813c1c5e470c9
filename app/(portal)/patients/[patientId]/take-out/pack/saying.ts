import type { IndexLine, IndexSection } from "@/lib/exports/index/rules"
import type { Formats } from "@/lib/words/formats"
import { formatsIn } from "@/lib/words/formats"
import { type Translator, wordsIn } from "@/lib/words/translator"

type Language = Parameters<typeof formatsIn>[0]

/** With what everything in the file is said: whoever reads it later, nobody is "you" in it. */
export type Saying = { language: Language; t: Translator; f: Formats; patientName: string }

export const sayingIn = (language: Language, patientName: string): Saying => ({
  ...{ language, patientName },
  t: wordsIn(language, "exports"),
  f: formatsIn(language),
})

/** The words of another area in the same language. */
export const wordsOf = ({ language }: Saying, area: string): Translator => wordsIn(language, area)

export const sayDate = ({ f }: Saying, instant: Date): string => f.dateTime(instant, { dateStyle: "long" })

/** A section of the page under the name that the space gives it. */
export const sectionOf = (id: string, title: string, lines: readonly IndexLine[]): IndexSection => ({ id, title, lines })

/** Somebody as a file names them. */
export const named = <Of extends { isYou: boolean }>(person: Of): Of => ({ ...person, isYou: false })

/** The same without a tie: "her daughter" says nothing to who does not know whose. */
export const unrelated = <Of extends { isYou: boolean; relation: unknown }>(person: Of): Of => ({
  ...named(person),
  relation: null,
})

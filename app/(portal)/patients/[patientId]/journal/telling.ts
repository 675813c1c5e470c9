import type { Telling } from "@/components/journal/sentence"
import { professionWord } from "@/lib/reference/professions"
import { relationWord } from "@/lib/reference/relations"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"

/** What the sentences of the journal are told with, in the language of the request; `isOwn` for the patient. */
export function useTelling(isOwn: boolean): Telling {
  const [t, f, locale] = [useWords("journal"), useFormats(), useLanguage()]
  return {
    t,
    isOwn,
    relationWord: ({ relation, sex }) => relationWord(relation, sex, locale),
    professionWord: (practised) => professionWord(practised, locale),
    day: (date) => f.dateTime(date, { dateStyle: "long" }),
  }
}

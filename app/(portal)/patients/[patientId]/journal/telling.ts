import type { Telling } from "@/components/journal/sentence"
import { professionWord } from "@/lib/reference/professions"
import { relationWord } from "@/lib/reference/relations"
import { useLanguage } from "@/lib/request/words"
import { formatsIn } from "@/lib/words/formats"
import { wordsIn } from "@/lib/words/translator"

/** What the sentences of the journal are told with, in the language of the request; `isOwn` for the patient. */
export function useTelling(isOwn: boolean): Telling {
  return tellingIn(useLanguage(), isOwn)
}

/** The same in a language that is known. */
export function tellingIn(locale: Parameters<typeof formatsIn>[0], isOwn: boolean): Telling {
  return {
    t: wordsIn(locale, "journal"),
    isOwn,
    relationWord: ({ relation, sex }) => relationWord(relation, sex, locale),
    professionWord: (practised) => professionWord(practised, locale),
    day: (date) => formatsIn(locale).dateTime(date, { dateStyle: "long" }),
  }
}

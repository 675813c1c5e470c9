import type { FileWords } from "@/lib/measures/file/rules"
import type { Language, MeasureLine } from "@/lib/measures/rules"
import type { Translator } from "@/lib/words/translator"
import { sayAuthor } from "./measure-words"

const COLUMNS = ["day", "time", "what", "value", "unit", "around", "from", "state", "code"]

/** What stands in a file of measures beside its numbers; `named` says of an author how whoever reads the file knows them. */
export function fileWords(
  t: Translator,
  language: Language,
  named: (author: MeasureLine["author"]) => MeasureLine["author"] = (author) => author,
): FileWords {
  return {
    columns: COLUMNS.map((name) => t(`file.${name}`)),
    say: {
      kind: (one) => t(`kinds.${one}`),
      around: (word) => t(`around.${word}`),
      author: ({ author }) => sayAuthor(named(author), t, language),
      toConfirm: t("toConfirm"),
      derived: t("file.derived"),
    },
  }
}

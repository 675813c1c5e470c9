import type { Asked } from "@/components/forms/asked-fields"
import { relationsIn, relationWord } from "@/lib/reference/relations"
import { language, words } from "@/lib/request/words"

/** Whom to invite: a name as one says it, and who they are as a choice to tap. */
export async function whoQuestions(chosen?: string): Promise<Asked[]> {
  const [t, locale] = [await words("invitation"), await language()]
  const offered = relationsIn(locale, chosen)
  const usual = USUAL.filter((code) => offered.includes(code))
  const options = [...usual, ...offered.filter((code) => !usual.includes(code))].map((code) => ({
    value: code,
    label: relationWord(code, "unknown", locale),
  }))
  return [
    { kind: "text", name: "name", label: t("who.name"), hint: t("who.nameHint"), autoComplete: "off", maxLength: 80 },
    {
      kind: "one",
      name: "relation",
      label: t("who.relation"),
      hint: t("who.relationHint"),
      options,
      fold: { after: usual.length, summary: t("who.otherRelations") },
      columns: 2,
    },
  ]
}

/** What most people need, a woman and a man in a line where there is room; the rest folds behind one line. */
const USUAL: readonly string[] = [
  ...["daughter", "son", "wife", "spouse", "woman_partner", "partner"],
  ...["sister", "brother", "woman_friend", "friend", "woman_neighbour", "neighbour"],
]

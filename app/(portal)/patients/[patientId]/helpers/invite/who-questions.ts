import type { Asked } from "@/components/forms/asked-fields"
import { RELATION_CODES, relationWord } from "@/lib/reference/relations"
import { language, words } from "@/lib/request/words"

/** As many as most people need; the rest folds behind one line. */
const SHOWN_AT_FIRST = 8

/** Whom to invite: a name as one says it, and who they are as a choice to tap. */
export async function whoQuestions(): Promise<Asked[]> {
  const [t, locale] = [await words("invitation"), await language()]
  const options = MOST_USUAL_FIRST.map((code) => ({ value: code, label: relationWord(code, "unknown", locale) }))
  return [
    { kind: "text", name: "name", label: t("who.name"), hint: t("who.nameHint"), autoComplete: "off", maxLength: 80 },
    {
      kind: "one",
      name: "relation",
      label: t("who.relation"),
      hint: t("who.relationHint"),
      options,
      fold: { after: SHOWN_AT_FIRST, summary: t("who.otherRelations") },
      columns: 2,
    },
  ]
}

const USUAL: readonly string[] = ["daughter", "son", "spouse", "partner", "sister", "brother", "friend", "neighbour"]
const MOST_USUAL_FIRST = [...USUAL, ...RELATION_CODES.filter((code) => !USUAL.includes(code))]

import type { Asked } from "@/components/forms/asked-fields"
import { relationsIn, relationWord } from "@/lib/reference/relations"
import { language, words } from "@/lib/request/words"

/** What is asked of somebody to call. */
export async function contactQuestions(chosen?: string): Promise<Asked[]> {
  const [t, locale] = [await words("emergency"), await language()]
  const options = relationsIn(locale, chosen).map((value) => ({ value, label: relationWord(value, "unknown", locale) }))
  return [
    { kind: "text", name: "name", label: t("contacts.name"), autoComplete: "off", maxLength: 80 },
    { kind: "list", name: "relation", label: t("contacts.relation"), options, emptyLabel: t("contacts.choose") },
    {
      kind: "text",
      name: "telephone",
      type: "tel",
      width: "short",
      label: t("contacts.telephone"),
      hint: t("contacts.telephoneHint"),
      autoComplete: "off",
      maxLength: 40,
    },
  ]
}

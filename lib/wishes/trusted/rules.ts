import type { Language } from "@/drizzle/vocabulary"
import type { PaperForm } from "@/lib/platform/letters/form"
import { wordsIn } from "@/lib/words/translator"

type Named = { patientName: string; said: Record<string, string>; date: Date }

/** The form by which a trusted person is named in writing, for both to sign (CSP art. L1111-6). */
export function trustedPersonForm(language: Language, { patientName: patient, said, date }: Named): PaperForm {
  const t = wordsIn(language, "wishes")
  const { name = "", telephone = "", address = "" } = said
  const reach = [address, telephone].filter(Boolean).join("\n")
  return {
    language,
    date,
    title: t("form.title"),
    paragraphs: [
      t("form.names", { patient, name }),
      ...(reach ? [t("form.reach", { name, reach })] : []),
      t("form.role"),
      t("form.free"),
      t("form.law"),
    ],
    signatures: [t("form.signed", { patient }), t("form.cosigned", { name })],
  }
}

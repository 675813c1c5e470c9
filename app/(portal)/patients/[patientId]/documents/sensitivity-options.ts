import type { Choice } from "@/components/forms/choice-cards"
import type { SpaceHeader } from "@/lib/space/queries"

type Say = (key: string, values?: Record<string, string>) => string

/** Sensitive or not, as the one who says it is told what follows; a caregiver may make a document more private and never less. */
export function sensitivityOptions(
  t: Say,
  { isOwn, inCare, givenName }: Pick<SpaceHeader, "isOwn" | "inCare" | "givenName">,
): Choice[] {
  const option = (value: string, hint: string) => ({ value, label: t(`sensitivity.${value}`), hint })
  const byType = option("by_type", t("sensitivity.by_type_hint"))
  if (inCare) {
    return [byType, option("sensitive", t("sensitivity.sensitive_hint_care")), option("not", t("sensitivity.not_hint_care"))]
  }
  if (!isOwn) return [byType, option("sensitive", t("sensitivity.sensitive_hint_other", { name: givenName }))]
  return [byType, option("sensitive", t("sensitivity.sensitive_hint")), option("not", t("sensitivity.not_hint"))]
}

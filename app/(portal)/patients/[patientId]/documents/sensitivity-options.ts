import type { Choice } from "@/components/forms/choice-cards"

type Say = (key: string, values?: Record<string, string>) => string

/** Sensitive or not: a caregiver may make a document more private and never less; `patientName` is given for her. */
export function sensitivityOptions(t: Say, patientName?: string): Choice[] {
  const option = (value: string, hint: string) => ({ value, label: t(`sensitivity.${value}`), hint })
  const byType = option("by_type", t("sensitivity.by_type_hint"))
  if (patientName) return [byType, option("sensitive", t("sensitivity.sensitive_hint_other", { name: patientName }))]
  return [byType, option("sensitive", t("sensitivity.sensitive_hint")), option("not", t("sensitivity.not_hint"))]
}

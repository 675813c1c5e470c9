import type { Option } from "@/components/forms/select-field"
import type { DocumentGroup } from "@/lib/documents/rules"
import { groupLabel, typeLabel } from "@/lib/reference/document-types"

/** Every type under its group, in plain words, for a list to choose from. */
export function typeOptions(groups: { group: DocumentGroup; codes: string[] }[], locale: "fr" | "en"): Option[] {
  return groups.flatMap(({ group, codes }) =>
    codes.map((value) => ({ value, label: typeLabel(value, locale), group: groupLabel(group, locale) })),
  )
}

import type { Author } from "@/lib/documents/rules"

type Say = (key: string, values?: Record<string, string>) => string

/** Who deposited a document and for whom, as it is said to the one who looks; `patientName` is absent in one's own space. */
export function sayAuthor({ kind, name: author, isYou }: Author, t: Say, patientName?: string): string {
  if (kind === "professional") return t("by.professional", { author })
  if (isYou) return kind === "caregiver" && patientName ? t("by.youFor", { name: patientName }) : t("by.you")
  if (kind === "patient") return t("by.patient", { author })
  return patientName ? t("by.caregiverFor", { author, name: patientName }) : t("by.caregiverForYou", { author })
}

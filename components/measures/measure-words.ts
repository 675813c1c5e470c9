import { aroundOf, type MeasureAuthor, type MeasureLine, type Reading } from "@/lib/measures/rules"
import { professionWord } from "@/lib/reference/professions"
import { relationWord } from "@/lib/reference/relations"

type Say = (key: string, values?: Record<string, string>) => string
type Language = Parameters<typeof professionWord>[1]

/** Who wrote a measure down, as it is said to the one who looks; `patientName` is absent in one's own space. */
export function sayAuthor(author: MeasureAuthor, t: Say, language: Language, patientName?: string): string {
  const { kind, name, relation, profession, isYou } = author
  if (isYou) return patientName && kind !== "patient" ? t("by.youFor", { name: patientName }) : t("by.you")
  if (kind === "professional") return t("by.professional", { author: name, profession: professionWord(profession, language) })
  if (kind === "patient") return t("by.patient", { author: name })
  if (patientName || !relation) return t("by.caregiver", { author: name })
  return t("by.related", { author: name, relation: relationWord(relation, null, language) })
}

/** What is said beside the numbers: by the meal, on which arm, how the person was; empty where nothing is. */
export const sayAround = (reading: Reading, t: Say): string =>
  aroundOf(reading)
    .map((word) => t(`around.${word}`))
    .join(", ")

/** Whether it waits, and who confirmed or refused it; empty where its author's word is enough. */
export function sayState({ state, answeredBy }: Pick<MeasureLine, "state" | "answeredBy">, t: Say): string {
  if (state === "proposed") return t("toConfirm")
  if (!answeredBy) return ""
  return t(state === "confirmed" ? "answer.confirmedBy" : "answer.refusedBy", { name: answeredBy })
}

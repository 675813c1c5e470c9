import { rules } from "@/drizzle/reference/catalogue"

export type RuleCode =
  | "invitation_lives"
  | "screen_invitation_lives"
  | "consent_lasts_by_default"
  | "consent_lasts_at_most"
  | "extension_lasts"
  | "cooling_lasts"
  | "first_reminder_before_appointment"
  | "last_reminder_before_appointment"
  | "unused_is_asked_after"
  | "unable_is_asked_after"
  | "first_reminder_before_end"
  | "last_reminder_before_end"
  | "patients_of_one_caregiver"
  | "consultation_code_lives"
  | "consultation_lasts"
  | "phone_code_lives"
  | "phone_code_tries"
  | "complaints_kept"
  | "announcement_at_most"
  | "deposit_withdrawn_within"
  | "emergency_card_code_lives"
  | "emergency_contacts_most"
  | "organ_words_from"
  | "refill_told_before"
  | "closing_waits"
  | "closing_kept"
  | "majority"
  | "growth_shown_until"
  | "growth_stands_from"
  | "growth_height_counts_for"
  | "review_answered_within"
  | "evidence_recent"
  | "evidence_kept"

/** The value of a rule, with its unit and where it comes from (`loi` with its article, or `choix de Relais`). */
export function ruleValue(code: RuleCode): { value: number; unit: string; origin: string } {
  const rule = rules.rules.find((candidate) => candidate.code === code)
  if (!rule) throw new Error(`The rule ${code} has no value`)
  return { value: rule.value, unit: rule.unit, origin: rule.origin }
}

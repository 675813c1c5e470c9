import "server-only"
import { brokenConstraint } from "@/lib/platform/database-faults"
import type { ErrorCode } from "@/lib/words/areas"

/** What a person is told where two tabs, two people or two gestures met a constraint of the database at once. */
export const CONSTRAINTS: Readonly<Record<string, ErrorCode>> = {
  two_active_accesses_for_one_caregiver: "delegation.already_has_access",
  two_waiting_accesses_for_one_caregiver: "delegation.widening_pending",
  delegation_status_moves_forward: "delegation.changed_meanwhile",
  ended_delegation_is_final: "delegation.changed_meanwhile",
  gives_something: "delegation.nothing_left",
  lasts_at_most_twelve_months: "delegation.months",
  parental_authority_rests_on_a_review: "helping.by_law",
  mail_invitation_has_an_address: "invitation.contact_missing",
  twice_in_one_care_team: "care.already_member",
  two_attending_doctors: "care.changed_meanwhile",
  two_consultations_by_one_code: "professional.code_wrong",
  holder_directory_pkey: "space.already_open",
  title_is_short_and_not_empty: "documents.title_too_long",
  taken_back_by_its_depositor: "documents.withdrawn_too_late",
  taken_back_for_good: "documents.changed_meanwhile",
  hidden_from_patient_and_professionals: "deposit.hidden_from_everybody",
  unseen_by_the_patient_has_a_day: "documents.announcement_day_missing",
  two_wishes_in_force: "wishes.changed_meanwhile",
  card_with_too_many_words: "emergency.too_long",
  two_codes_on_one_card: "emergency.code_changed",
  contact_without_a_number: "emergency.telephone",
  line_of_a_professional: "profile.not_yours_to_change",
  source_of_its_writer: "profile.not_yours_to_change",
  blood_pressure_has_its_numbers: "measures.pressure_wrong",
  sleep_has_its_numbers: "measures.sleep_wrong",
  ...Object.fromEntries(
    [
      "glucose",
      "hba1c",
      "weight",
      "height",
      "head_circumference",
      "waist",
      "heart_rate",
      "temperature",
      "oxygen_saturation",
      "pain",
      "steps",
    ].map((kind) => [`${kind}_has_its_numbers`, "measures.value_wrong" as const]),
  ),
  same_measure_twice: "measures.already_there",
  measure_is_answered_once: "measures.changed_meanwhile",
  professional_line_is_kept: "measures.professionals_line",
  two_targets_at_once: "measures.target_changed",
  target_says_something: "measures.target_missing",
  target_is_in_order: "measures.target_upside_down",
  target_has_its_numbers_or_none: "measures.pressure_wrong",
  glycaemia_has_its_moment: "measures.meal_moment_missing",
  measured_in_the_future: "measures.moment_in_future",
  two_feeds_of_one_person: "appointments.changed_meanwhile",
  appointment_of_its_author: "appointments.of_its_author",
  vaccination_of_a_professional: "vaccinations.of_a_professional",
  vaccination_of_its_author: "vaccinations.of_its_author",
  vaccination_refused_for_good: "vaccinations.changed_meanwhile",
  given_in_the_future: "vaccinations.given_in_future",
  contested_twice: "rectifications.already_asked",
  contested_of_a_professional: "rectifications.not_contested",
  contested_by_who_decides: "rectifications.not_yours",
  rectification_of_its_writer: "rectifications.not_yours",
  case_is_taken_by_its_reviewer: "review.taken",
  case_is_decided_by_its_reviewer: "review.changed",
  decided_case_has_a_reviewer: "review.changed",
  accepted_case_has_a_space: "review.changed",
  space_of_another_child: "review.same_child",
  answer_other_than_yes_has_a_reason: "review.reasons",
  submitted_case_names_a_child: "children.incomplete",
}

/** The sentence of a constraint that somebody met, or null for what is no such meeting. */
export function codeOfConstraint(error: unknown): ErrorCode | null {
  const constraint = brokenConstraint(error)
  return (constraint && CONSTRAINTS[constraint]) || null
}

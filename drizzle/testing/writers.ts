import { OF_THE_CIRCLE } from "./circle-writers"
import type { Able, Said } from "./gestures"

/**
 * Who can write what of a patient's rows by a statement of the portal, whatever no command would ask: the columns of each table that
 * they change, the rows that they `add` or `remove`. What a row says of its state is held in `states.ts` and `beginnings.ts`.
 */
const SAID: Said = [
  ...OF_THE_CIRCLE,
  [
    // Whoever holds the row of a space asks for it to be closed: each their own, and nobody another's.
    {
      ...{ person: "any", parent: "own", helper: "own", member: "own" },
      ...{ visitor: "own", former: "own", reviewer: "own", stranger: "own" },
    },
    { patients: "closing_asked_at" },
  ],
  [
    {},
    {
      delegations: "caregiver_account_id",
      documents: "marks hidden from the patient",
      // By who holds a code, whom nobody here is.
      add: "invitation_noes",
      measures: "answered_by_account_id somebody else, state waiting",
      rectifications: "answer, answered_by_profession",
      remove: "document_files",
      trusted_signatures: "answered_at, renounced_at, signer_account_id, signer_name, status",
    },
  ],
  [
    { person: "any" },
    {
      add: `consent_texts, delegations, emergency_choices, exports, invitation_drafts, invitations, item_exclusions conditions, journal_copies, pressure_answers,
      refills, trusted_signatures, wishes`,
      conditions: "marks wider, sensitive_topic other, sensitivity wider",
      delegations: `at_end, closes_at, continues_if_unable, document_groups, duration_months, ends_at, opens_at, permissions, reminded_seven_at,
      reminded_thirty_at, sensitive_topics, status resumed, status suspended, unused_asked_at`,
      documents: `act_on, document_group, marks hidden from professionals, marks shown to professionals, sensitive_topic other, sensitivity closer,
      sensitivity wider, title, type_code`,
      emergency_choices: "break_glass, emergency_centre, said_at",
      exports: "taken_at",
      invitation_drafts: "answers, updated_at",
      invitations: `answered_at, arrived_account_id, arrived_at, code_hash, contact, expires_at, status ended, status suspended, undelivered_at`,
      refills:
        "caregiver_account_id, counted_on, days_before, doses_a_day, doses_a_week, doses_left, tell_on, tells_patient, told_at",
      remove: "exports, invitation_drafts, item_exclusions conditions, journal_copies, refills",
      trusted_signatures: "withdrawn_at",
      wishes: `countersigned_on, end_reason, ended_at, marks closer, marks wider, source_document_id, source_document_version`,
    },
  ],
  [
    { person: "own helped" },
    {
      documents: "deleted_at",
    },
  ],
  [
    { person: "any", parent: "any" },
    {
      add: `blocked_professionals, care_team_members, consultation_codes, emergency_card_codes, emergency_cards, item_exclusions measures`,
      care_team_members: "is_attending_doctor, removed_at",
      consultation_codes: "withdrawn_at",
      emergency_card_codes: "withdrawn_at",
      emergency_cards: "blood_group, changed_at, first_words, speaks, version",
      emergency_contacts: `confirmed_at, confirmed_by_account_id, confirmed_by_name, name, position, relation, removed_at, telephone, version`,
      measures: "marks closer, marks wider, sensitive_topic other, sensitivity closer, sensitivity wider",
      remove: "blocked_professionals, item_exclusions measures",
      vaccinations: "marks closer, marks wider, sensitive_topic other, sensitivity wider",
    },
  ],
  [
    { person: "own helped", parent: "own hers helped" },
    {
      measures: "deleted_at by itself",
    },
  ],
  [
    { member: "own", visitor: "own" },
    {
      add: "item_places conditions, item_places measures",
    },
  ],
  [
    { member: "any", visitor: "any" },
    {
      add: "measure_targets",
      measure_targets: "ended_at",
    },
  ],
  [
    { person: "care", parent: "care" },
    {
      add: "rectifications conditions, rectifications measures",
    },
  ],
  [
    { person: "any", parent: "any", helper: "any" },
    {
      add: "emergency_contacts",
    },
  ],
  [
    { member: "own", visitor: "own", former: "own" },
    {
      documents: "announce_on",
    },
  ],
  [
    { person: "own helped", parent: "own hers helped", member: "own hers helped", visitor: "own hers helped" },
    {
      conditions: `confirmed_at, confirmed_by_account_id, confirmed_by_kind, confirmed_by_name, confirmed_by_profession, state confirmed, state refused`,
      vaccinations: `confirmed_at, confirmed_by_account_id, confirmed_by_kind, confirmed_by_name, confirmed_by_profession, state refused`,
    },
  ],
  [
    { person: "own", member: "own", visitor: "own", former: "own" },
    {
      documents: "marks shown to the patient",
    },
  ],
  [
    { person: "own helped", parent: "own hers helped", member: "hers helped", visitor: "hers helped" },
    {
      measures: "answered_at, answered_by_account_id oneself, answered_by_name, state confirmed, state refused",
      vaccinations: "state confirmed",
    },
  ],
  [
    { person: "own helped", parent: "own hers helped", helper: "own", member: "own", visitor: "own" },
    {
      add: "item_sources conditions, item_sources measures, item_versions conditions, item_versions measures",
      allergies: "kind, reaction, severity",
      conditions: `code, code_system, deleted_at, ended_on, label, note, says_none, source_document_id, source_document_version, source_entry, started_on,
      state waiting`,
      devices: "kind, place",
      family_history: "relative",
      item_sources: "author, title, written_on",
      lifestyle: "topic",
      measures: "deleted_at of a file",
      medications: "dose, doses_counted_on, doses_left, end_reason, prescriber, rhythm",
      procedures: "kind, place",
      vaccinations: `code, code_system, deleted_at, diseases, dose, given_by, given_on, lot, said_at, source_document_id, source_document_version,
      state waiting, vaccine`,
    },
  ],
  [
    { person: "any", parent: "any", helper: "any", member: "any", visitor: "any" },
    {
      add: `allergies, appointment_feeds, conditions, deposit_drafts, devices, documents, family_history, lifestyle, measure_imports, measures,
      medications, procedures, proposal_answers, space_visits, vaccinations`,
    },
  ],
  [
    { person: "own", parent: "own", helper: "own", member: "own", visitor: "own" },
    {
      add: "deposit_files, document_files",
      appointment_feeds: "shown_at, withdrawn_at",
      deposit_drafts: "about_confirmed_at",
      documents: "idempotency_key, state taken back",
      remove: "deposit_drafts, measure_imports, proposal_answers",
      space_visits: "previous_visit_at, visited_at",
    },
  ],
  [
    { person: "any", parent: "own hers helped", helper: "own", member: "own", visitor: "own" },
    {
      conditions: "marks closer, sensitivity closer",
    },
  ],
  [
    { person: "any", parent: "own hers helped", helper: "own", member: "own hers helped", visitor: "own hers helped" },
    {
      conditions: "version",
    },
  ],
  [
    { person: "any", parent: "any", helper: "own", member: "own", visitor: "own" },
    {
      consultations: "end_reason, ended_at",
      vaccinations: "sensitivity closer",
    },
  ],
  [
    { person: "any", parent: "any", helper: "own", member: "own hers helped", visitor: "own hers helped" },
    {
      measures: "version",
      vaccinations: "version",
    },
  ],
  [
    { person: "any", parent: "any", helper: "any", member: "any", visitor: "any", former: "any" },
    {
      add: "audit_events, item_reads conditions, item_reads measures",
    },
  ],
  [
    { person: "own", parent: "own", helper: "own", member: "own", visitor: "own", former: "own" },
    {
      add: "audit_places",
      rectifications: `answered_at, answered_by_account_id, answered_by_name, reason, seen_at, state answered, state seen, withdrawn_at`,
    },
  ],
  [
    { person: "any", parent: "own", helper: "own", member: "own", visitor: "own", former: "own" },
    {
      documents: "version",
      rectifications: "state withdrawn",
    },
  ],
  [
    {
      person: "any",
      parent: "own",
      helper: "own",
      member: "own",
      visitor: "own",
      former: "own",
      reviewer: "own",
      stranger: "own",
    },
    {
      delegations: "end_reason, ended_at, status renounced, version",
    },
  ],
  [
    {
      person: "any",
      parent: "any",
      helper: "any",
      member: "any",
      visitor: "any",
      former: "any",
      reviewer: "any",
      stranger: "any",
    },
    {
      add: "patients",
    },
  ],
]

const named = (of: string, word: string) => (of === "add" || of === "remove" ? `${of} ${word}` : `${of}.${word}`)

/** The same by the name of each gesture. */
export const WRITERS: readonly (readonly [gesture: string, able: Able])[] = SAID.flatMap(([able, tables]) =>
  Object.entries(tables).flatMap(([of, words]) => words.split(/,\s+/).map((word) => [named(of, word), able] as const)),
)

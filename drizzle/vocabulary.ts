/**
 * The closed word lists of the database. CHECK constraints and zod enums are both built from them, so a word is
 * added in one place. Plain tuples rather than Postgres enums: words change, and a CHECK can change with them.
 */

export const FACES = ["citizen", "professional", "reviewer"] as const
export type Face = (typeof FACES)[number]

/** How a doctor is written in French: "Dre" where she says so. */
export const DOCTOR_TITLES = ["dr", "dre"] as const
export type DoctorTitle = (typeof DOCTOR_TITLES)[number]

export const SEXES = ["female", "male", "unknown"] as const
export type Sex = (typeof SEXES)[number]
/** A profession (TRE_G15) and, where the identity provider says it, the sex of whom it is said: "infirmière", "infirmier". */
export type Practised = { code: string; sex: Sex | null }

export const DOCUMENT_GROUPS = [
  "lab_results",
  "prescriptions",
  "dispensed_medicines",
  "consultations",
  "hospital",
  "imaging",
  "vaccinations",
  "care_plans",
  "certificates",
  "administrative",
  "patient_provided",
  "wishes",
  "other",
] as const
export type DocumentGroup = (typeof DOCUMENT_GROUPS)[number]

/** What a document may say that it is to another (FHIR R4 DocumentRelationshipType). */
export const DOCUMENT_RELATIONS = ["replaces", "appends", "transforms", "signs"] as const
export type DocumentRelation = (typeof DOCUMENT_RELATIONS)[number]

/** Wishes are shown by name and never by a group of documents. */
export const DELEGABLE_GROUPS = DOCUMENT_GROUPS.filter((group) => group !== "wishes")

export const SENSITIVITIES = ["sensitive", "not", "not_yet_judged"] as const
export type Sensitivity = (typeof SENSITIVITIES)[number]

/** Why something is sensitive; `chosen` is the patient's own word. */
export const SENSITIVE_TOPICS = [
  "sexual_health",
  "pregnancy",
  "hiv_sti",
  "addictions",
  "mental_health",
  "genetics",
  "violence",
  "social",
  "chosen",
] as const
export type SensitiveTopic = (typeof SENSITIVE_TOPICS)[number]

/** What a patient can tick at the grant: a topic, or what nobody has judged yet. */
export const GRANTABLE_TOPICS = [...SENSITIVE_TOPICS, "not_yet_judged"] as const
export type GrantableTopic = (typeof GRANTABLE_TOPICS)[number]

/** Confidentiality codes of JDV_J08 (CI-SIS): a set on each document, never a single value. */
export const CONFIDENTIALITY_MARKS = ["N", "R", "V", "INVISIBLE_PATIENT", "INVISIBLE_REPRESENTANTS_LEGAUX", "MASQUE_PS"] as const
export type ConfidentialityMark = (typeof CONFIDENTIALITY_MARKS)[number]

export const AUTHOR_KINDS = ["patient", "caregiver", "professional"] as const
export type AuthorKind = (typeof AUTHOR_KINDS)[number]

/** How sure a line is: a caregiver's waits for the patient or a professional; nothing wrong is removed, it is said to be. */
export const ITEM_STATES = ["proposed", "confirmed", "entered_in_error"] as const
export type ItemState = (typeof ITEM_STATES)[number]

export const MEDIA_TYPES = ["application/pdf", "image/jpeg", "image/png", "application/fhir+json", "text/xml"] as const
export type MediaType = (typeof MEDIA_TYPES)[number]

export const BASES = ["self", "consent", "parental_authority", "care_team", "consultation", "author"] as const
export type Basis = (typeof BASES)[number]

/** The bases that a row of `delegations` can rest on. */
export const DELEGATION_BASES = ["consent", "parental_authority"] as const satisfies readonly Basis[]

export const DELEGATION_STATUSES = ["proposed", "accepted", "waiting", "active", "suspended", "ended", "refused"] as const
export type DelegationStatus = (typeof DELEGATION_STATUSES)[number]

/** Why a delegation ended or never began. */
export const END_REASONS = [
  "patient_request",
  "change_in_relationship",
  "misuse",
  "no_longer_needed",
  "renounced",
  "declined",
  "not_recognised",
  "expired",
  "invitation_expired",
  "replaced",
  "withdrawn",
] as const
export type EndReason = (typeof END_REASONS)[number]

/** The reasons a patient can choose from when taking an access back. */
export const REVOCATION_REASONS = [
  "no_longer_needed",
  "change_in_relationship",
  "misuse",
  "patient_request",
] as const satisfies readonly EndReason[]

export const AT_END = ["stop", "extend_once"] as const
export type AtEnd = (typeof AT_END)[number]

export const INVITATION_CHANNELS = ["mail", "letter", "screen", "request"] as const
export type InvitationChannel = (typeof INVITATION_CHANNELS)[number]

/** `declined` is of invitations from before a no left them open. */
export const INVITATION_STATUSES = ["sent", "arrived", "confirmed", "declined", "not_recognised", "withdrawn", "renewed"] as const
export type InvitationStatus = (typeof INVITATION_STATUSES)[number]

/** What somebody says to an invitation that leaves it open: no, or that it is for somebody else. */
export const INVITATION_NOES = ["declined", "returned"] as const
export type InvitationNo = (typeof INVITATION_NOES)[number]

/** What a notice tells of, to the patient and to who helps, for the page where the person is signed in; the mail never says it. */
export const NOTICE_SUBJECTS = [
  "arrived",
  "declined",
  "returned",
  "renounced",
  "opening",
  "ending",
  "unused",
  "first_use",
  "document",
  "undelivered",
  "confirmed",
  "refused",
  "withdrawn",
  "changed",
  "ended",
  "ending_own",
  "request",
  "address",
  "phone",
  "by_law",
  "contested",
  "rectification",
  /** A line of the profile, as it was told before its section was told. */
  "answered_line",
  "answered_allergies",
  "answered_conditions",
  "answered_medications",
  "answered_procedures",
  "answered_devices",
  "answered_family_history",
  "answered_lifestyle",
  "answered_measure",
  "answered_vaccination",
  "refill",
  "answered_appointment",
  "appointment_soon",
  "prevention",
  "message",
  "task",
  "absence",
  "note",
  "trusted_person",
  "week",
  "visit_reported",
  "export_asked",
  "export_ready",
  "closing_asked",
  "closing_undone",
  "closing_shut",
  "space_erased",
  "space_shut",
  "space_open_again",
] as const
export type NoticeSubject = (typeof NOTICE_SUBJECTS)[number]

/** Why what somebody asked to take away was not made. */
export const EXPORT_FAILURES = ["full", "changed", "journal", "storage"] as const
export type ExportFailure = (typeof EXPORT_FAILURES)[number]

/** The answers to "Is somebody making you do this?". */
export const PRESSURE_ANSWERS = ["no", "yes", "prefer_not_to_say"] as const
export type PressureAnswer = (typeof PRESSURE_ANSWERS)[number]

export const CONSENT_AUDIENCES = ["patient", "caregiver"] as const

export const AUDIT_OUTCOMES = ["done", "refused", "failed"] as const
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number]

export const REFUSALS = ["unknown", "no_basis", "not_granted", "malformed", "item_outside", "wrong_code"] as const
export type Refusal = (typeof REFUSALS)[number]

/** Why a session ended before its time. */
export const SESSION_END_REASONS = [
  "signed_out",
  "left",
  "ended_elsewhere",
  "replaced",
  "account_closed",
  "space_erased",
] as const
export type SessionEndReason = (typeof SESSION_END_REASONS)[number]

export const LANGUAGES = ["fr", "en"] as const
export type Language = (typeof LANGUAGES)[number]

/** Blood groups as they are written on an emergency card. */
export const BLOOD_GROUPS = ["O+", "O-", "A+", "A-", "B+", "B-", "AB+", "AB-"] as const
export type BloodGroup = (typeof BLOOD_GROUPS)[number]

/** Who may come in without being let in when a life is at risk: a choice each (CSP art. L1111-17, I). */
export const EMERGENCY_WAYS = ["emergency_centre", "break_glass"] as const
export type EmergencyWay = (typeof EMERGENCY_WAYS)[number]
export const EMERGENCY_ANSWERS = ["allowed", "opposed"] as const

/** Why a consultation was over before its two hours. */
export const CONSULTATION_END_REASONS = ["patient_request", "blocked", "finished"] as const

/** The database keeps its lists of words closed; a word outside is a bug, not an input. */
export function oneOf<Word extends string>(words: readonly Word[], word: string): Word {
  const known = words.find((candidate) => candidate === word)
  if (!known) throw new Error(`The database holds the unknown word ${word}`)
  return known
}

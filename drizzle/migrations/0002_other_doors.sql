CREATE TABLE "audit_places" (
	"patient_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"structure_id" text,
	"structure_name" text NOT NULL,
	CONSTRAINT "audit_places_pkey" PRIMARY KEY("patient_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "blocked_professionals" (
	"patient_id" uuid NOT NULL,
	"professional_account_id" uuid NOT NULL,
	"professional_name" text NOT NULL,
	"profession_code" text NOT NULL,
	"blocked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "blocked_professionals_pkey" PRIMARY KEY("patient_id","professional_account_id")
);
--> statement-breakpoint
CREATE TABLE "care_team_members" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"professional_account_id" uuid NOT NULL,
	"professional_name" text NOT NULL,
	"profession_code" text NOT NULL,
	"place_name" text,
	"is_attending_doctor" boolean DEFAULT false NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"added_by_account_id" uuid NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "care_team_members_pkey" PRIMARY KEY("patient_id","id")
);
--> statement-breakpoint
CREATE TABLE "consultation_code_directory" (
	"code_hash" "bytea" PRIMARY KEY NOT NULL,
	"patient_id" uuid NOT NULL,
	"code_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultation_codes" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"given_by_account_id" uuid NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "consultation_codes_pkey" PRIMARY KEY("patient_id","id")
);
--> statement-breakpoint
CREATE TABLE "consultations" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"professional_account_id" uuid NOT NULL,
	"professional_name" text NOT NULL,
	"profession_code" text NOT NULL,
	"place_name" text,
	"code_id" uuid NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	CONSTRAINT "consultations_pkey" PRIMARY KEY("patient_id","id"),
	CONSTRAINT "consultation_end_reason_is_known_word" CHECK ("consultations"."end_reason" in ('patient_request', 'blocked', 'finished'))
);
--> statement-breakpoint
CREATE TABLE "practices" (
	"account_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"profession_code" text NOT NULL,
	"savoir_faire_code" text,
	"structure_id" text,
	"structure_name" text,
	CONSTRAINT "practices_pkey" PRIMARY KEY("account_id","position")
);
--> statement-breakpoint
CREATE TABLE "professional_directory" (
	"professional_account_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	CONSTRAINT "professional_directory_pkey" PRIMARY KEY("professional_account_id","patient_id")
);
--> statement-breakpoint
CREATE TABLE "document_places" (
	"patient_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"structure_id" text,
	"structure_name" text NOT NULL,
	CONSTRAINT "document_places_pkey" PRIMARY KEY("patient_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"account_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"told_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notices_pkey" PRIMARY KEY("account_id","id")
);
--> statement-breakpoint
CREATE TABLE "birth_directory" (
	"birth_date" date NOT NULL,
	"patient_id" uuid NOT NULL,
	CONSTRAINT "birth_directory_pkey" PRIMARY KEY("birth_date","patient_id")
);
--> statement-breakpoint
CREATE TABLE "review_cases" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"requester_account_id" uuid NOT NULL,
	"requester_name" text NOT NULL,
	"relation" text,
	"birth_name" text,
	"given_names" text,
	"first_given_name" text,
	"sex" text,
	"birth_date" date,
	"birth_town" text,
	"birth_country" text,
	"language" text NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"root_key_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_at" timestamp with time zone,
	"deadline_on" date,
	"assigned_reviewer_id" uuid,
	"assigned_reviewer_name" text,
	"assigned_at" timestamp with time zone,
	"checks" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"decided_at" timestamp with time zone,
	"opened_space_id" uuid,
	"evidence_erased_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "review_status_is_known_word" CHECK ("review_cases"."status" in ('draft', 'submitted', 'more_asked', 'accepted', 'refused', 'withdrawn')),
	CONSTRAINT "parent_relation_is_known_word" CHECK ("review_cases"."relation" in ('mother', 'father', 'other')),
	CONSTRAINT "child_sex_is_known_word" CHECK ("review_cases"."sex" in ('female', 'male', 'unknown')),
	CONSTRAINT "case_language_is_known_word" CHECK ("review_cases"."language" in ('fr', 'en')),
	CONSTRAINT "submitted_case_names_a_child" CHECK ("review_cases"."status" in ('draft', 'withdrawn') or ("review_cases"."relation" is not null and "review_cases"."birth_name" is not null and "review_cases"."given_names" is not null and "review_cases"."first_given_name" is not null and "review_cases"."sex" is not null and "review_cases"."birth_date" is not null and "review_cases"."birth_country" is not null and "review_cases"."submitted_at" is not null and "review_cases"."deadline_on" is not null)),
	CONSTRAINT "decided_case_has_a_reviewer" CHECK (("review_cases"."status" in ('accepted', 'refused')) = ("review_cases"."decided_at" is not null)),
	CONSTRAINT "accepted_case_has_a_space" CHECK ("review_cases"."opened_space_id" is null or "review_cases"."status" = 'accepted')
);
--> statement-breakpoint
CREATE TABLE "review_declarations" (
	"case_id" uuid NOT NULL,
	"reviewer_account_id" uuid NOT NULL,
	"has_tie" text NOT NULL,
	"declared_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_declarations_pkey" PRIMARY KEY("case_id","reviewer_account_id"),
	CONSTRAINT "tie_is_yes_or_no" CHECK ("review_declarations"."has_tie" in ('yes', 'no'))
);
--> statement-breakpoint
CREATE TABLE "review_events" (
	"case_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"actor_account_id" uuid,
	"action" text NOT NULL,
	"evidence_id" uuid,
	"page" integer,
	"occurred_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_events_pkey" PRIMARY KEY("case_id","id"),
	CONSTRAINT "review_action_is_known_word" CHECK ("review_events"."action" in ('case.drafted', 'case.submitted', 'case.withdrawn', 'case.listed', 'case.viewed', 'case.taken', 'case.released', 'case.tie_declared', 'case.checked', 'case.more_asked', 'case.accepted', 'case.refused', 'evidence.added', 'evidence.removed', 'evidence.page_viewed', 'evidence.erased'))
);
--> statement-breakpoint
CREATE TABLE "review_evidence" (
	"case_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"position" smallint NOT NULL,
	"object_key" text,
	"wrapped_key" "bytea",
	"media_type" text NOT NULL,
	"file_name" text NOT NULL,
	"byte_size" integer NOT NULL,
	"page_count" integer NOT NULL,
	"sha256" "bytea" NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_evidence_pkey" PRIMARY KEY("case_id","id"),
	CONSTRAINT "evidence_media_type_is_accepted" CHECK ("review_evidence"."media_type" in ('application/pdf', 'image/jpeg', 'image/png')),
	CONSTRAINT "erased_evidence_has_no_key" CHECK (("review_evidence"."object_key" is null) = ("review_evidence"."wrapped_key" is null))
);
--> statement-breakpoint
CREATE TABLE "review_letters" (
	"case_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"reasons" text[] DEFAULT '{}'::text[] NOT NULL,
	"words_ciphertext" "bytea",
	"reviewer_account_id" uuid NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_letters_pkey" PRIMARY KEY("case_id","id"),
	CONSTRAINT "letter_kind_is_known_word" CHECK ("review_letters"."kind" in ('more_asked', 'accepted', 'refused')),
	CONSTRAINT "reasons_are_known_words" CHECK ("review_letters"."reasons" <@ array['evidence_unreadable', 'evidence_too_old', 'evidence_incomplete', 'identity_differs', 'filiation_not_shown', 'exercise_not_shown', 'exercise_restricted', 'child_is_adult', 'already_open']::text[]),
	CONSTRAINT "answer_other_than_yes_has_a_reason" CHECK ("review_letters"."kind" = 'accepted' or cardinality("review_letters"."reasons") > 0)
);
--> statement-breakpoint
CREATE TABLE "reviewers" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"role" text NOT NULL,
	"enrolled_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "reviewers_pkey" PRIMARY KEY("issuer","subject"),
	CONSTRAINT "reviewer_role_is_known_word" CHECK ("reviewers"."role" in ('reviewer', 'head'))
);
--> statement-breakpoint
ALTER TABLE "deposit_files" DROP CONSTRAINT "draft_file_media_type_is_accepted";--> statement-breakpoint
ALTER TABLE "document_files" DROP CONSTRAINT "file_media_type_is_accepted";--> statement-breakpoint
ALTER TABLE "documents" DROP CONSTRAINT "document_media_type_is_accepted";--> statement-breakpoint
ALTER TABLE "delegations" DROP CONSTRAINT "basis_is_known_word";--> statement-breakpoint
ALTER TABLE "delegations" DROP CONSTRAINT "permission_that_can_be_given";--> statement-breakpoint
ALTER TABLE "delegations" DROP CONSTRAINT "lasts_at_most_twelve_months";--> statement-breakpoint
ALTER TABLE "audit_events" DROP CONSTRAINT "audit_action_is_known_word";--> statement-breakpoint
ALTER TABLE "audit_events" DROP CONSTRAINT "audit_refusal_is_known_word";--> statement-breakpoint
ALTER TABLE "audit_events" DROP CONSTRAINT "audit_basis_is_known_word";--> statement-breakpoint
ALTER TABLE "audit_events" DROP CONSTRAINT "audit_permission_is_known_word";--> statement-breakpoint
ALTER TABLE "patients" ADD COLUMN "birth_town" text;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "author_profession" text;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "announce_on" date;--> statement-breakpoint
-- What was hidden from its patient before had no day: it is asked about again from today on.
ALTER TABLE "documents" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "documents" SET "announce_on" = current_date WHERE "marks" @> array['INVISIBLE_PATIENT']::text[];--> statement-breakpoint
ALTER TABLE "documents" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "delegations" ADD COLUMN "review_case_id" uuid;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "profession_code" text;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "place_sha256" "bytea";--> statement-breakpoint
ALTER TABLE "blocked_professionals" ADD CONSTRAINT "blocked_professionals_patient_id_patients_patient_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_team_members" ADD CONSTRAINT "care_team_members_patient_id_patients_patient_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_codes" ADD CONSTRAINT "consultation_codes_patient_id_patients_patient_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_patient_id_patients_patient_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultation_by_a_code" FOREIGN KEY ("patient_id","code_id") REFERENCES "public"."consultation_codes"("patient_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_places" ADD CONSTRAINT "place_of_a_document" FOREIGN KEY ("patient_id","document_id") REFERENCES "public"."documents"("patient_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_declarations" ADD CONSTRAINT "review_declarations_case_id_review_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_events" ADD CONSTRAINT "event_of_a_case" FOREIGN KEY ("case_id") REFERENCES "public"."review_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_evidence" ADD CONSTRAINT "review_evidence_case_id_review_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_letters" ADD CONSTRAINT "review_letters_case_id_review_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."review_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "twice_in_one_care_team" ON "care_team_members" USING btree ("patient_id","professional_account_id") WHERE removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "two_attending_doctors" ON "care_team_members" USING btree ("patient_id") WHERE is_attending_doctor and removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "two_consultations_by_one_code" ON "consultations" USING btree ("patient_id","code_id");--> statement-breakpoint
CREATE INDEX "consultations_by_professional" ON "consultations" USING btree ("patient_id","professional_account_id","opened_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "review_cases_by_deadline" ON "review_cases" USING btree ("status","deadline_on");--> statement-breakpoint
CREATE INDEX "review_cases_by_requester" ON "review_cases" USING btree ("requester_account_id");--> statement-breakpoint
CREATE INDEX "review_evidence_by_object" ON "review_evidence" USING btree ("object_key");--> statement-breakpoint
CREATE INDEX "documents_by_professional" ON "documents" USING btree ("patient_id","author_account_id") WHERE author_kind = 'professional';--> statement-breakpoint
ALTER TABLE "deposit_files" ADD CONSTRAINT "draft_file_media_type_is_accepted" CHECK ("deposit_files"."media_type" in ('application/pdf', 'image/jpeg', 'image/png', 'application/fhir+json', 'text/xml'));--> statement-breakpoint
ALTER TABLE "document_files" ADD CONSTRAINT "file_media_type_is_accepted" CHECK ("document_files"."media_type" in ('application/pdf', 'image/jpeg', 'image/png', 'application/fhir+json', 'text/xml'));--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "unseen_by_the_patient_has_a_day" CHECK (("documents"."marks" @> array['INVISIBLE_PATIENT']::text[]) = ("documents"."announce_on" is not null));--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "document_media_type_is_accepted" CHECK ("documents"."media_type" in ('application/pdf', 'image/jpeg', 'image/png', 'application/fhir+json', 'text/xml'));--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "permission_that_can_be_held" CHECK ("delegations"."permissions" <@ array['view:documents', 'add:documents', 'view:profile', 'view:care_circle', 'edit:care_circle']::text[]);--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "parental_authority_rests_on_a_review" CHECK (("delegations"."basis" = 'parental_authority') = ("delegations"."review_case_id" is not null));--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "basis_is_known_word" CHECK ("delegations"."basis" in ('consent', 'parental_authority'));--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "permission_that_can_be_given" CHECK ("delegations"."basis" <> 'consent' or "delegations"."permissions" <@ array['view:documents', 'add:documents']::text[]);--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "lasts_at_most_twelve_months" CHECK ("delegations"."basis" <> 'consent' or "delegations"."duration_months" between 1 and 12);--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_action_is_known_word" CHECK ("audit_events"."action" in ('space.opened', 'space.viewed', 'document.listed', 'document.viewed', 'document.opened', 'document.download_failed', 'document.deposited', 'document.described', 'document.hidden_from_professionals', 'document.shown_to_professionals', 'document.excluded', 'document.included', 'document.deleted', 'document.restored', 'deposit.started', 'deposit.discarded', 'delegation.listed', 'delegation.viewed', 'delegation.previewed', 'delegation.drafted', 'delegation.proposed', 'delegation.accepted', 'delegation.declined', 'delegation.confirmed', 'delegation.not_recognised', 'delegation.withdrawn', 'delegation.requested', 'delegation.narrowed', 'delegation.widened', 'delegation.wait_skipped', 'delegation.suspended', 'delegation.resumed', 'delegation.renewed', 'delegation.extended', 'delegation.expired', 'delegation.revoked', 'delegation.renounced', 'delegation.reminded', 'delegation.first_use_told', 'delegation.unused_asked', 'care_circle.listed', 'care_team.added', 'care_team.removed', 'care_team.attending_chosen', 'professional.blocked', 'professional.unblocked', 'consultation.code_given', 'consultation.code_withdrawn', 'consultation.opened', 'consultation.ended', 'document.announced', 'document.announcement_put_off', 'document.shown_to_representatives', 'document.readers_asked', 'journal.read', 'access.refused'));--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_refusal_is_known_word" CHECK ("audit_events"."refusal" in ('unknown', 'no_basis', 'not_granted', 'malformed', 'item_outside', 'wrong_code'));--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_basis_is_known_word" CHECK ("audit_events"."basis" in ('self', 'consent', 'parental_authority', 'care_team', 'consultation', 'author'));--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_permission_is_known_word" CHECK ("audit_events"."permission" in ('view:profile', 'view:documents', 'add:documents', 'edit:documents', 'view:delegations', 'edit:delegations', 'view:journal', 'view:care_circle', 'edit:care_circle', 'edit:marks'));
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"face" text NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"display_name" text NOT NULL,
	"birth_name" text,
	"used_name" text,
	"given_names" text,
	"first_given_name" text,
	"sex" text,
	"birth_date" date,
	"birth_place_insee" text,
	"birth_country_cog" text,
	"email" text,
	"email_verified_at" timestamp with time zone,
	"pending_email" text,
	"pending_email_code_hash" "bytea",
	"pending_email_expires_at" timestamp with time zone,
	"id_nat_ps" text,
	"rpps" text,
	"language" text DEFAULT 'fr' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "two_accounts_for_one_subject" UNIQUE("issuer","subject"),
	CONSTRAINT "face_is_known_word" CHECK ("accounts"."face" in ('citizen', 'professional', 'reviewer')),
	CONSTRAINT "account_language_is_known_word" CHECK ("accounts"."language" in ('fr', 'en')),
	CONSTRAINT "account_sex_is_known_word" CHECK ("accounts"."sex" in ('female', 'male', 'unknown')),
	CONSTRAINT "citizen_has_identity_traits" CHECK ("accounts"."face" <> 'citizen' or ("accounts"."birth_name" is not null and "accounts"."given_names" is not null and "accounts"."first_given_name" is not null and "accounts"."sex" is not null and "accounts"."birth_date" is not null and "accounts"."birth_country_cog" is not null)),
	CONSTRAINT "pending_address_is_whole_or_absent" CHECK (("accounts"."pending_email" is null) = ("accounts"."pending_email_code_hash" is null) and ("accounts"."pending_email" is null) = ("accounts"."pending_email_expires_at" is null)),
	CONSTRAINT "professional_has_an_identifier" CHECK (("accounts"."face" = 'professional') = ("accounts"."id_nat_ps" is not null))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" "bytea" PRIMARY KEY NOT NULL,
	"public_id" uuid DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"face" text NOT NULL,
	"acr" text,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"idle_seconds" integer NOT NULL,
	"stepped_up_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	"device" text NOT NULL,
	"exercice" jsonb,
	"exercice_choices" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"id_token_ciphertext" "bytea",
	CONSTRAINT "two_sessions_with_one_public_id" UNIQUE("public_id"),
	CONSTRAINT "session_face_is_known_word" CHECK ("sessions"."face" in ('citizen', 'professional', 'reviewer')),
	CONSTRAINT "session_end_reason_is_known_word" CHECK ("sessions"."end_reason" in ('signed_out', 'left', 'ended_elsewhere', 'replaced', 'account_closed')),
	CONSTRAINT "session_lasts_at_most_twelve_hours" CHECK ("sessions"."expires_at" <= "sessions"."started_at" + interval '12 hours'),
	CONSTRAINT "idle_time_is_fixed_by_face" CHECK ("sessions"."idle_seconds" = case "sessions"."face" when 'citizen' then 1800 else 900 end),
	CONSTRAINT "ended_session_has_a_reason" CHECK (("sessions"."ended_at" is null) = ("sessions"."end_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "holder_directory" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"patient_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ins_directory" (
	"ins_hmac" "bytea" PRIMARY KEY NOT NULL,
	"patient_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "patients" (
	"patient_id" uuid DEFAULT uuidv7() NOT NULL,
	"holder_account_id" uuid,
	"birth_name" text NOT NULL,
	"used_name" text,
	"given_names" text NOT NULL,
	"first_given_name" text NOT NULL,
	"sex" text NOT NULL,
	"birth_date" date NOT NULL,
	"birth_place" text,
	"birth_country" text NOT NULL,
	"ins_ciphertext" "bytea",
	"ins_oid" text,
	"ins_hmac" "bytea",
	"wrapped_key" "bytea" NOT NULL,
	"root_key_id" text NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "patients_pkey" PRIMARY KEY("patient_id"),
	CONSTRAINT "sex_is_known_word" CHECK ("patients"."sex" in ('female', 'male', 'unknown')),
	CONSTRAINT "ins_is_whole_or_absent" CHECK (("patients"."ins_ciphertext" is null) = ("patients"."ins_oid" is null) and ("patients"."ins_oid" is null) = ("patients"."ins_hmac" is null))
);
--> statement-breakpoint
CREATE TABLE "space_visits" (
	"patient_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"visited_at" timestamp with time zone DEFAULT now() NOT NULL,
	"previous_visit_at" timestamp with time zone,
	CONSTRAINT "space_visits_pkey" PRIMARY KEY("patient_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "deposit_drafts" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"idempotency_key" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "deposit_drafts_pkey" PRIMARY KEY("patient_id","id"),
	CONSTRAINT "same_draft_twice" UNIQUE("patient_id","idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "deposit_files" (
	"patient_id" uuid NOT NULL,
	"draft_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"role" text NOT NULL,
	"object_key" text NOT NULL,
	"media_type" text NOT NULL,
	"file_name" text NOT NULL,
	"byte_size" integer NOT NULL,
	"sha256" "bytea" NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"width" integer,
	"height" integer,
	"page_count" integer,
	CONSTRAINT "deposit_files_pkey" PRIMARY KEY("patient_id","draft_id","position","role"),
	CONSTRAINT "draft_file_role_is_known_word" CHECK ("deposit_files"."role" in ('original', 'rendition')),
	CONSTRAINT "draft_file_media_type_is_accepted" CHECK ("deposit_files"."media_type" in ('application/pdf', 'image/jpeg', 'image/png', 'application/fhir+json'))
);
--> statement-breakpoint
CREATE TABLE "document_exclusions" (
	"patient_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"caregiver_account_id" uuid NOT NULL,
	"excluded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_exclusions_pkey" PRIMARY KEY("patient_id","document_id","caregiver_account_id")
);
--> statement-breakpoint
CREATE TABLE "document_files" (
	"patient_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"role" text NOT NULL,
	"object_key" text NOT NULL,
	"media_type" text NOT NULL,
	"file_name" text NOT NULL,
	"byte_size" integer NOT NULL,
	"sha256" "bytea" NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"width" integer,
	"height" integer,
	"page_count" integer,
	CONSTRAINT "document_files_pkey" PRIMARY KEY("patient_id","document_id","position","role"),
	CONSTRAINT "file_role_is_known_word" CHECK ("document_files"."role" in ('original', 'rendition')),
	CONSTRAINT "file_media_type_is_accepted" CHECK ("document_files"."media_type" in ('application/pdf', 'image/jpeg', 'image/png', 'application/fhir+json'))
);
--> statement-breakpoint
CREATE TABLE "document_reads" (
	"patient_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"read_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_reads_pkey" PRIMARY KEY("patient_id","document_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"type_code" text NOT NULL,
	"document_group" text NOT NULL,
	"title" text NOT NULL,
	"act_on" date NOT NULL,
	"deposited_at" timestamp with time zone DEFAULT now() NOT NULL,
	"author_kind" text NOT NULL,
	"author_account_id" uuid,
	"author_name" text NOT NULL,
	"author_relation" text,
	"sensitivity" text NOT NULL,
	"sensitive_topic" text,
	"marks" text[] DEFAULT '{N}'::text[] NOT NULL,
	"media_type" text NOT NULL,
	"page_count" integer,
	"byte_size" integer NOT NULL,
	"idempotency_key" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "documents_pkey" PRIMARY KEY("patient_id","id"),
	CONSTRAINT "same_deposit_twice" UNIQUE("patient_id","idempotency_key"),
	CONSTRAINT "document_group_is_known_word" CHECK ("documents"."document_group" in ('lab_results', 'prescriptions', 'dispensed_medicines', 'consultations', 'hospital', 'imaging', 'vaccinations', 'care_plans', 'certificates', 'administrative', 'patient_provided', 'wishes', 'other')),
	CONSTRAINT "author_kind_is_known_word" CHECK ("documents"."author_kind" in ('patient', 'caregiver', 'professional')),
	CONSTRAINT "sensitivity_is_known_word" CHECK ("documents"."sensitivity" in ('sensitive', 'not', 'not_yet_judged')),
	CONSTRAINT "sensitive_topic_is_known_word" CHECK ("documents"."sensitive_topic" in ('sexual_health', 'pregnancy', 'hiv_sti', 'addictions', 'mental_health', 'genetics', 'violence', 'social', 'chosen')),
	CONSTRAINT "document_media_type_is_accepted" CHECK ("documents"."media_type" in ('application/pdf', 'image/jpeg', 'image/png', 'application/fhir+json')),
	CONSTRAINT "marks_are_known_words" CHECK ("documents"."marks" <@ array['N', 'R', 'V', 'INVISIBLE_PATIENT', 'INVISIBLE_REPRESENTANTS_LEGAUX', 'MASQUE_PS']::text[]),
	CONSTRAINT "sensitive_has_a_topic" CHECK (("documents"."sensitivity" = 'sensitive') = ("documents"."sensitive_topic" is not null)),
	CONSTRAINT "hidden_from_patient_and_professionals" CHECK (not ("documents"."marks" @> array['INVISIBLE_PATIENT', 'MASQUE_PS']::text[])),
	CONSTRAINT "title_is_short_and_not_empty" CHECK (length(btrim("documents"."title")) between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "consent_texts" (
	"patient_id" uuid NOT NULL,
	"delegation_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"audience" text NOT NULL,
	"language" text NOT NULL,
	"template_version" text NOT NULL,
	"body" text NOT NULL,
	"sha256" "bytea" NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consent_texts_pkey" PRIMARY KEY("patient_id","delegation_id","version","audience"),
	CONSTRAINT "audience_is_known_word" CHECK ("consent_texts"."audience" in ('patient', 'caregiver')),
	CONSTRAINT "consent_language_is_known_word" CHECK ("consent_texts"."language" in ('fr', 'en'))
);
--> statement-breakpoint
CREATE TABLE "delegation_directory" (
	"caregiver_account_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"delegation_id" uuid NOT NULL,
	CONSTRAINT "delegation_directory_pkey" PRIMARY KEY("caregiver_account_id","patient_id","delegation_id")
);
--> statement-breakpoint
CREATE TABLE "delegations" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"basis" text DEFAULT 'consent' NOT NULL,
	"status" text NOT NULL,
	"caregiver_account_id" uuid,
	"caregiver_name" text NOT NULL,
	"relation" text NOT NULL,
	"purpose" text NOT NULL,
	"permissions" text[] NOT NULL,
	"document_groups" text[] NOT NULL,
	"sensitive_topics" text[] DEFAULT '{}'::text[] NOT NULL,
	"duration_months" integer NOT NULL,
	"at_end" text NOT NULL,
	"continues_if_unable" boolean DEFAULT false NOT NULL,
	"opens_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"closes_at" timestamp with time zone,
	"replaces_id" uuid,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	"reminded_thirty_at" timestamp with time zone,
	"reminded_seven_at" timestamp with time zone,
	"unused_asked_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "delegations_pkey" PRIMARY KEY("patient_id","id"),
	CONSTRAINT "basis_is_known_word" CHECK ("delegations"."basis" in ('consent')),
	CONSTRAINT "delegation_status_is_known_word" CHECK ("delegations"."status" in ('proposed', 'accepted', 'waiting', 'active', 'suspended', 'ended', 'refused')),
	CONSTRAINT "end_reason_is_known_word" CHECK ("delegations"."end_reason" in ('patient_request', 'change_in_relationship', 'misuse', 'no_longer_needed', 'renounced', 'declined', 'not_recognised', 'expired', 'invitation_expired', 'replaced', 'withdrawn')),
	CONSTRAINT "at_end_is_known_word" CHECK ("delegations"."at_end" in ('stop', 'extend_once')),
	CONSTRAINT "permission_that_can_be_given" CHECK ("delegations"."permissions" <@ array['view:documents', 'add:documents']::text[]),
	CONSTRAINT "group_that_can_be_given" CHECK ("delegations"."document_groups" <@ array['lab_results', 'prescriptions', 'dispensed_medicines', 'consultations', 'hospital', 'imaging', 'vaccinations', 'care_plans', 'certificates', 'administrative', 'patient_provided', 'other']::text[]),
	CONSTRAINT "topic_that_can_be_given" CHECK ("delegations"."sensitive_topics" <@ array['sexual_health', 'pregnancy', 'hiv_sti', 'addictions', 'mental_health', 'genetics', 'violence', 'social', 'chosen', 'not_yet_judged']::text[]),
	CONSTRAINT "gives_something" CHECK (cardinality("delegations"."permissions") > 0),
	CONSTRAINT "lasts_at_most_twelve_months" CHECK ("delegations"."duration_months" between 1 and 12),
	CONSTRAINT "open_access_has_a_caregiver_and_a_period" CHECK ("delegations"."status" not in ('waiting', 'active', 'suspended') or ("delegations"."caregiver_account_id" is not null and "delegations"."opens_at" is not null and "delegations"."ends_at" is not null and "delegations"."closes_at" is not null)),
	CONSTRAINT "period_is_in_order" CHECK ("delegations"."opens_at" is null or ("delegations"."opens_at" < "delegations"."ends_at" and "delegations"."ends_at" <= "delegations"."closes_at")),
	CONSTRAINT "ended_access_has_a_reason" CHECK (("delegations"."status" in ('ended', 'refused')) = ("delegations"."ended_at" is not null and "delegations"."end_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "invitation_directory" (
	"code_hash" "bytea" PRIMARY KEY NOT NULL,
	"patient_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitation_drafts" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"widens_id" uuid,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitation_drafts_pkey" PRIMARY KEY("patient_id","id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"delegation_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"contact" text,
	"code_hash" "bytea" NOT NULL,
	"status" text DEFAULT 'sent' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"arrived_account_id" uuid,
	"arrived_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	CONSTRAINT "invitations_pkey" PRIMARY KEY("patient_id","id"),
	CONSTRAINT "channel_is_known_word" CHECK ("invitations"."channel" in ('mail', 'letter', 'screen', 'request')),
	CONSTRAINT "invitation_status_is_known_word" CHECK ("invitations"."status" in ('sent', 'arrived', 'confirmed', 'declined', 'not_recognised', 'withdrawn')),
	CONSTRAINT "mail_invitation_has_an_address" CHECK (("invitations"."channel" = 'mail') = ("invitations"."contact" is not null))
);
--> statement-breakpoint
CREATE TABLE "pressure_answers" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"draft_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"answered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pressure_answers_pkey" PRIMARY KEY("patient_id","id"),
	CONSTRAINT "pressure_answer_is_known_word" CHECK ("pressure_answers"."answer" in ('no', 'yes', 'prefer_not_to_say'))
);
--> statement-breakpoint
CREATE TABLE "audit_batches" (
	"number" integer PRIMARY KEY NOT NULL,
	"epoch" integer DEFAULT 1 NOT NULL,
	"from_tx" "xid8" NOT NULL,
	"to_tx" "xid8" NOT NULL,
	"event_ids" uuid[] NOT NULL,
	"patient_ids" uuid[] NOT NULL,
	"leaf_hashes" "bytea" NOT NULL,
	"root" "bytea" NOT NULL,
	"previous_head" "bytea" NOT NULL,
	"head" "bytea" NOT NULL,
	"signature" "bytea" NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"occurred_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"tx" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"actor_account_id" uuid,
	"task" text,
	"basis" text,
	"delegation_id" uuid,
	"permission" text,
	"action" text NOT NULL,
	"outcome" text DEFAULT 'done' NOT NULL,
	"refusal" text,
	"resource_ids" uuid[] DEFAULT '{}'::uuid[] NOT NULL,
	"preview" boolean DEFAULT false NOT NULL,
	"note_ciphertext" "bytea",
	CONSTRAINT "audit_events_pkey" PRIMARY KEY("patient_id","id"),
	CONSTRAINT "audit_action_is_known_word" CHECK ("audit_events"."action" in ('space.opened', 'space.viewed', 'document.listed', 'document.viewed', 'document.opened', 'document.download_failed', 'document.deposited', 'document.described', 'document.hidden_from_professionals', 'document.shown_to_professionals', 'document.excluded', 'document.included', 'document.deleted', 'document.restored', 'deposit.started', 'deposit.discarded', 'delegation.listed', 'delegation.viewed', 'delegation.previewed', 'delegation.drafted', 'delegation.proposed', 'delegation.accepted', 'delegation.declined', 'delegation.confirmed', 'delegation.not_recognised', 'delegation.withdrawn', 'delegation.requested', 'delegation.narrowed', 'delegation.widened', 'delegation.wait_skipped', 'delegation.suspended', 'delegation.resumed', 'delegation.renewed', 'delegation.extended', 'delegation.expired', 'delegation.revoked', 'delegation.renounced', 'delegation.reminded', 'delegation.first_use_told', 'delegation.unused_asked', 'journal.read', 'access.refused')),
	CONSTRAINT "audit_outcome_is_known_word" CHECK ("audit_events"."outcome" in ('done', 'refused', 'failed')),
	CONSTRAINT "audit_refusal_is_known_word" CHECK ("audit_events"."refusal" in ('unknown', 'no_basis', 'not_granted', 'malformed', 'item_outside')),
	CONSTRAINT "audit_basis_is_known_word" CHECK ("audit_events"."basis" in ('self', 'consent')),
	CONSTRAINT "audit_permission_is_known_word" CHECK ("audit_events"."permission" in ('view:profile', 'view:documents', 'add:documents', 'edit:documents', 'view:delegations', 'edit:delegations', 'view:journal')),
	CONSTRAINT "somebody_acted" CHECK (("audit_events"."actor_account_id" is null) <> ("audit_events"."task" is null))
);
--> statement-breakpoint
CREATE TABLE "refused_requests" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"actor_account_id" uuid,
	"permission" text,
	"refusal" text NOT NULL,
	"occurred_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "confidentiality_codes" (
	"code" text NOT NULL,
	"valid_from" date NOT NULL,
	"source" text NOT NULL,
	"system" text NOT NULL,
	"oid" text NOT NULL,
	"label" text NOT NULL,
	"hidden_from" text,
	CONSTRAINT "confidentiality_codes_pkey" PRIMARY KEY("code","valid_from")
);
--> statement-breakpoint
CREATE TABLE "document_classes" (
	"code" text NOT NULL,
	"valid_from" date NOT NULL,
	"source" text NOT NULL,
	"label" text NOT NULL,
	CONSTRAINT "document_classes_pkey" PRIMARY KEY("code","valid_from")
);
--> statement-breakpoint
CREATE TABLE "document_groups" (
	"code" text NOT NULL,
	"valid_from" date NOT NULL,
	"source" text NOT NULL,
	"label_fr" text NOT NULL,
	"label_en" text NOT NULL,
	CONSTRAINT "document_groups_pkey" PRIMARY KEY("code","valid_from"),
	CONSTRAINT "group_is_known_word" CHECK ("document_groups"."code" in ('lab_results', 'prescriptions', 'dispensed_medicines', 'consultations', 'hospital', 'imaging', 'vaccinations', 'care_plans', 'certificates', 'administrative', 'patient_provided', 'wishes', 'other'))
);
--> statement-breakpoint
CREATE TABLE "document_types" (
	"code" text NOT NULL,
	"valid_from" date NOT NULL,
	"source" text NOT NULL,
	"system" text NOT NULL,
	"label" text NOT NULL,
	"plain_fr" text NOT NULL,
	"plain_en" text NOT NULL,
	"class_code" text NOT NULL,
	"class_to_confirm" boolean NOT NULL,
	"document_group" text NOT NULL,
	"sensitivity" text NOT NULL,
	"sensitive_topic" text,
	"sensitivity_reason" text,
	"patient_authored" boolean NOT NULL,
	"in_dmp" boolean NOT NULL,
	CONSTRAINT "document_types_pkey" PRIMARY KEY("code","valid_from"),
	CONSTRAINT "type_group_is_known_word" CHECK ("document_types"."document_group" in ('lab_results', 'prescriptions', 'dispensed_medicines', 'consultations', 'hospital', 'imaging', 'vaccinations', 'care_plans', 'certificates', 'administrative', 'patient_provided', 'wishes', 'other')),
	CONSTRAINT "type_sensitivity_is_known_word" CHECK ("document_types"."sensitivity" in ('sensitive', 'not', 'not_yet_judged')),
	CONSTRAINT "type_topic_is_known_word" CHECK ("document_types"."sensitive_topic" in ('sexual_health', 'pregnancy', 'hiv_sti', 'addictions', 'mental_health', 'genetics', 'violence', 'social', 'chosen')),
	CONSTRAINT "sensitive_type_has_a_topic" CHECK (("document_types"."sensitivity" = 'sensitive') = ("document_types"."sensitive_topic" is not null)),
	CONSTRAINT "judged_type_has_a_reason" CHECK ("document_types"."sensitivity" = 'not' or "document_types"."sensitivity_reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "habilitation_columns" (
	"version" text NOT NULL,
	"column_key" text NOT NULL,
	"valid_from" date NOT NULL,
	"source" text NOT NULL,
	"label" text NOT NULL,
	"profession_codes" text[] NOT NULL,
	"role_codes" text[] NOT NULL,
	"activity_codes" text[] NOT NULL,
	CONSTRAINT "habilitation_columns_pkey" PRIMARY KEY("version","column_key")
);
--> statement-breakpoint
CREATE TABLE "habilitation_rights" (
	"version" text NOT NULL,
	"column_key" text NOT NULL,
	"type_code" text NOT NULL,
	CONSTRAINT "habilitation_rights_pkey" PRIMARY KEY("version","column_key","type_code")
);
--> statement-breakpoint
CREATE TABLE "help_numbers" (
	"code" text NOT NULL,
	"valid_from" date NOT NULL,
	"source" text NOT NULL,
	"shown" text NOT NULL,
	"label_fr" text NOT NULL,
	"label_en" text NOT NULL,
	CONSTRAINT "help_numbers_pkey" PRIMARY KEY("code","valid_from")
);
--> statement-breakpoint
CREATE TABLE "professions" (
	"code" text NOT NULL,
	"valid_from" date NOT NULL,
	"source" text NOT NULL,
	"label" text NOT NULL,
	"deprecated" boolean NOT NULL,
	CONSTRAINT "professions_pkey" PRIMARY KEY("code","valid_from")
);
--> statement-breakpoint
CREATE TABLE "purposes" (
	"code" text NOT NULL,
	"valid_from" date NOT NULL,
	"source" text NOT NULL,
	"permissions" text[] NOT NULL,
	"document_groups" text[] NOT NULL,
	CONSTRAINT "purposes_pkey" PRIMARY KEY("code","valid_from"),
	CONSTRAINT "purpose_permissions_are_known_words" CHECK ("purposes"."permissions" <@ array['view:documents', 'add:documents']::text[]),
	CONSTRAINT "purpose_groups_are_known_words" CHECK ("purposes"."document_groups" <@ array['lab_results', 'prescriptions', 'dispensed_medicines', 'consultations', 'hospital', 'imaging', 'vaccinations', 'care_plans', 'certificates', 'administrative', 'patient_provided', 'wishes', 'other']::text[]),
	CONSTRAINT "purpose_never_shows_wishes" CHECK (not ('wishes' = any("purposes"."document_groups")))
);
--> statement-breakpoint
CREATE TABLE "relations" (
	"code" text NOT NULL,
	"valid_from" date NOT NULL,
	"source" text NOT NULL,
	"gender" text NOT NULL,
	"word_fr" text NOT NULL,
	"word_en" text NOT NULL,
	"official_code" text,
	CONSTRAINT "relations_pkey" PRIMARY KEY("code","gender","valid_from")
);
--> statement-breakpoint
CREATE TABLE "rules" (
	"code" text NOT NULL,
	"valid_from" date NOT NULL,
	"source" text NOT NULL,
	"value" integer NOT NULL,
	"unit" text NOT NULL,
	"origin" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "rules_pkey" PRIMARY KEY("code","valid_from"),
	CONSTRAINT "rule_says_where_it_comes_from" CHECK ("rules"."origin" = 'choix de Relais' or "rules"."origin" like 'loi%')
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "space_visits" ADD CONSTRAINT "space_visits_patient_id_patients_patient_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deposit_drafts" ADD CONSTRAINT "deposit_drafts_patient_id_patients_patient_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deposit_files" ADD CONSTRAINT "file_of_a_draft" FOREIGN KEY ("patient_id","draft_id") REFERENCES "public"."deposit_drafts"("patient_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_exclusions" ADD CONSTRAINT "exclusion_of_a_document" FOREIGN KEY ("patient_id","document_id") REFERENCES "public"."documents"("patient_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_files" ADD CONSTRAINT "file_of_a_document" FOREIGN KEY ("patient_id","document_id") REFERENCES "public"."documents"("patient_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_reads" ADD CONSTRAINT "read_of_a_document" FOREIGN KEY ("patient_id","document_id") REFERENCES "public"."documents"("patient_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_patient_id_patients_patient_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_texts" ADD CONSTRAINT "consent_to_a_delegation" FOREIGN KEY ("patient_id","delegation_id") REFERENCES "public"."delegations"("patient_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_patient_id_patients_patient_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "replaces_an_access_of_the_same_patient" FOREIGN KEY ("patient_id","replaces_id") REFERENCES "public"."delegations"("patient_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_drafts" ADD CONSTRAINT "invitation_drafts_patient_id_patients_patient_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_drafts" ADD CONSTRAINT "widens_an_access_of_the_same_patient" FOREIGN KEY ("patient_id","widens_id") REFERENCES "public"."delegations"("patient_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitation_to_a_delegation" FOREIGN KEY ("patient_id","delegation_id") REFERENCES "public"."delegations"("patient_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pressure_answers" ADD CONSTRAINT "pressure_answers_patient_id_patients_patient_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sessions_by_account" ON "sessions" USING btree ("account_id","started_at");--> statement-breakpoint
CREATE INDEX "space_visits_by_time" ON "space_visits" USING btree ("patient_id","visited_at");--> statement-breakpoint
CREATE INDEX "deposit_files_by_object" ON "deposit_files" USING btree ("object_key");--> statement-breakpoint
CREATE INDEX "document_files_by_object" ON "document_files" USING btree ("object_key");--> statement-breakpoint
CREATE INDEX "documents_newest_first" ON "documents" USING btree ("patient_id","deposited_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "two_active_accesses_for_one_caregiver" ON "delegations" USING btree ("patient_id","caregiver_account_id") WHERE status in ('active', 'suspended');--> statement-breakpoint
CREATE UNIQUE INDEX "two_waiting_accesses_for_one_caregiver" ON "delegations" USING btree ("patient_id","caregiver_account_id") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "delegations_by_caregiver" ON "delegations" USING btree ("patient_id","caregiver_account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "two_invitations_for_one_delegation" ON "invitations" USING btree ("patient_id","delegation_id");--> statement-breakpoint
CREATE INDEX "audit_events_newest_first" ON "audit_events" USING btree ("patient_id","occurred_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_events_by_actor" ON "audit_events" USING btree ("patient_id","actor_account_id","occurred_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_events_by_transaction" ON "audit_events" USING btree ("tx");
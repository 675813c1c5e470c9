CREATE TABLE "appointment_documents" (
	"patient_id" uuid NOT NULL,
	"appointment_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	CONSTRAINT "appointment_documents_pkey" PRIMARY KEY("patient_id","appointment_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "appointment_questions" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"appointment_id" uuid NOT NULL,
	"question" text NOT NULL,
	"author_account_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"asked_at" timestamp with time zone,
	"removed_at" timestamp with time zone,
	CONSTRAINT "appointment_questions_pkey" PRIMARY KEY("patient_id","id"),
	CONSTRAINT "question_is_short" CHECK (length(btrim("appointment_questions"."question")) between 1 and 500)
);
--> statement-breakpoint
CREATE TABLE "appointments" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"author_kind" text NOT NULL,
	"author_account_id" uuid,
	"author_name" text NOT NULL,
	"author_relation" text,
	"author_profession" text,
	"state" text DEFAULT 'confirmed' NOT NULL,
	"sensitivity" text NOT NULL,
	"sensitive_topic" text,
	"marks" text[] DEFAULT '{N}'::text[] NOT NULL,
	"announce_on" date,
	"source_document_id" uuid,
	"source_document_version" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp with time zone,
	"with_whom" text NOT NULL,
	"place" text,
	"day" date NOT NULL,
	"hour" time NOT NULL,
	"zone" text NOT NULL,
	"bring" text,
	"companion" text,
	"companion_account_id" uuid,
	"confirmed_at" timestamp with time zone,
	"confirmed_by_name" text,
	"said_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "appointments_pkey" PRIMARY KEY("patient_id","id"),
	CONSTRAINT "author_kind_is_known_word" CHECK ("appointments"."author_kind" in ('patient', 'caregiver', 'professional')),
	CONSTRAINT "state_is_known_word" CHECK ("appointments"."state" in ('proposed', 'confirmed', 'entered_in_error')),
	CONSTRAINT "sensitivity_is_known_word" CHECK ("appointments"."sensitivity" in ('sensitive', 'not', 'not_yet_judged')),
	CONSTRAINT "sensitive_topic_is_known_word" CHECK ("appointments"."sensitive_topic" in ('sexual_health', 'pregnancy', 'hiv_sti', 'addictions', 'mental_health', 'genetics', 'violence', 'social', 'chosen')),
	CONSTRAINT "marks_are_known_words" CHECK ("appointments"."marks" <@ array['N', 'R', 'V', 'INVISIBLE_PATIENT', 'INVISIBLE_REPRESENTANTS_LEGAUX', 'MASQUE_PS']::text[]),
	CONSTRAINT "sensitive_has_a_topic" CHECK (("appointments"."sensitivity" = 'sensitive') = ("appointments"."sensitive_topic" is not null)),
	CONSTRAINT "hidden_from_patient_and_professionals" CHECK (not ("appointments"."marks" @> array['INVISIBLE_PATIENT', 'MASQUE_PS']::text[])),
	CONSTRAINT "unseen_by_the_patient_has_a_day" CHECK (("appointments"."marks" @> array['INVISIBLE_PATIENT']::text[]) = ("appointments"."announce_on" is not null)),
	CONSTRAINT "source_has_a_version" CHECK (("appointments"."source_document_id" is null) = ("appointments"."source_document_version" is null)),
	CONSTRAINT "zone_is_known_word" CHECK ("appointments"."zone" in ('Europe/Paris', 'America/Guadeloupe', 'America/Martinique', 'America/Cayenne', 'America/Miquelon', 'Indian/Reunion', 'Indian/Mayotte', 'Pacific/Noumea', 'Pacific/Tahiti', 'Pacific/Wallis', 'Europe/London', 'Europe/Lisbon', 'Europe/Brussels', 'Africa/Casablanca', 'Africa/Algiers', 'Africa/Tunis', 'Africa/Dakar', 'America/Toronto')),
	CONSTRAINT "with_whom_is_short" CHECK (length(btrim("appointments"."with_whom")) between 1 and 200),
	CONSTRAINT "place_is_short" CHECK (length(btrim("appointments"."place")) between 1 and 300),
	CONSTRAINT "bring_is_short" CHECK (length(btrim("appointments"."bring")) between 1 and 2000),
	CONSTRAINT "companion_is_short" CHECK (length(btrim("appointments"."companion")) between 1 and 200),
	CONSTRAINT "companion_has_a_name" CHECK ("appointments"."companion_account_id" is null or "appointments"."companion" is not null),
	CONSTRAINT "confirmation_is_whole_or_absent" CHECK (("appointments"."confirmed_at" is null) = ("appointments"."confirmed_by_name" is null)),
	CONSTRAINT "confirmed_and_still_proposed" CHECK ("appointments"."confirmed_at" is null or "appointments"."state" = 'confirmed')
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notice_subject_is_known_word";--> statement-breakpoint
ALTER TABLE "appointment_documents" ADD CONSTRAINT "document_of_an_appointment" FOREIGN KEY ("patient_id","appointment_id") REFERENCES "public"."appointments"("patient_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment_documents" ADD CONSTRAINT "appointment_with_a_document" FOREIGN KEY ("patient_id","document_id") REFERENCES "public"."documents"("patient_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment_questions" ADD CONSTRAINT "question_of_an_appointment" FOREIGN KEY ("patient_id","appointment_id") REFERENCES "public"."appointments"("patient_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointment_of_a_patient" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appointments_with_a_document" ON "appointment_documents" USING btree ("patient_id","document_id");--> statement-breakpoint
CREATE INDEX "questions_of_an_appointment" ON "appointment_questions" USING btree ("patient_id","appointment_id","id");--> statement-breakpoint
CREATE INDEX "appointments_by_day" ON "appointments" USING btree ("patient_id","day","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "appointments_cancelled" ON "appointments" USING btree ("deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notice_subject_is_known_word" CHECK ("notices"."subject" in ('arrived', 'declined', 'renounced', 'opening', 'ending', 'unused', 'first_use', 'document', 'undelivered', 'confirmed', 'refused', 'withdrawn', 'changed', 'ended', 'ending_own', 'request', 'address', 'by_law', 'contested', 'rectification', 'answered_line', 'answered_allergies', 'answered_conditions', 'answered_medications', 'answered_procedures', 'answered_devices', 'answered_family_history', 'answered_lifestyle', 'answered_measure', 'answered_vaccination', 'refill', 'answered_appointment'));
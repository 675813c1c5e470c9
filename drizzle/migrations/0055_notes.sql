CREATE TABLE "note_closings" (
	"patient_id" uuid NOT NULL,
	"note_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"closed_by_name" text NOT NULL,
	"decides" boolean NOT NULL,
	"closed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "note_closings_pkey" PRIMARY KEY("patient_id","note_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "notes" (
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
	"body" text NOT NULL,
	"corrects_id" uuid,
	"is_point" boolean DEFAULT false NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notes_pkey" PRIMARY KEY("patient_id","id"),
	CONSTRAINT "author_kind_is_known_word" CHECK ("notes"."author_kind" in ('patient', 'caregiver', 'professional')),
	CONSTRAINT "state_is_known_word" CHECK ("notes"."state" in ('proposed', 'confirmed', 'entered_in_error')),
	CONSTRAINT "sensitivity_is_known_word" CHECK ("notes"."sensitivity" in ('sensitive', 'not', 'not_yet_judged')),
	CONSTRAINT "sensitive_topic_is_known_word" CHECK ("notes"."sensitive_topic" in ('sexual_health', 'pregnancy', 'hiv_sti', 'addictions', 'mental_health', 'genetics', 'violence', 'social', 'chosen')),
	CONSTRAINT "marks_are_known_words" CHECK ("notes"."marks" <@ array['N', 'R', 'V', 'INVISIBLE_PATIENT', 'INVISIBLE_REPRESENTANTS_LEGAUX', 'MASQUE_PS']::text[]),
	CONSTRAINT "sensitive_has_a_topic" CHECK (("notes"."sensitivity" = 'sensitive') = ("notes"."sensitive_topic" is not null)),
	CONSTRAINT "hidden_from_patient_and_professionals" CHECK (not ("notes"."marks" @> array['INVISIBLE_PATIENT', 'MASQUE_PS']::text[])),
	CONSTRAINT "unseen_by_the_patient_has_a_day" CHECK (("notes"."marks" @> array['INVISIBLE_PATIENT']::text[]) = ("notes"."announce_on" is not null)),
	CONSTRAINT "source_has_a_version" CHECK (("notes"."source_document_id" is null) = ("notes"."source_document_version" is null)),
	CONSTRAINT "note_is_short" CHECK (length(btrim("notes"."body")) between 1 and 2000),
	CONSTRAINT "correction_is_no_point" CHECK ("notes"."corrects_id" is null or not "notes"."is_point")
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notice_subject_is_known_word";--> statement-breakpoint
ALTER TABLE "note_closings" ADD CONSTRAINT "closing_of_a_note" FOREIGN KEY ("patient_id","note_id") REFERENCES "public"."notes"("patient_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "note_of_a_patient" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "note_that_is_corrected" FOREIGN KEY ("patient_id","corrects_id") REFERENCES "public"."notes"("patient_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notes_by_time" ON "notes" USING btree ("patient_id","written_at","id");--> statement-breakpoint
CREATE INDEX "notes_corrected" ON "notes" USING btree ("patient_id","corrects_id");--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notice_subject_is_known_word" CHECK ("notices"."subject" in ('arrived', 'declined', 'renounced', 'opening', 'ending', 'unused', 'first_use', 'document', 'undelivered', 'confirmed', 'refused', 'withdrawn', 'changed', 'ended', 'ending_own', 'request', 'address', 'by_law', 'contested', 'rectification', 'answered_line', 'answered_allergies', 'answered_conditions', 'answered_medications', 'answered_procedures', 'answered_devices', 'answered_family_history', 'answered_lifestyle', 'answered_measure', 'answered_vaccination', 'refill', 'answered_appointment', 'appointment_soon', 'message', 'task', 'note'));
CREATE TABLE "exports" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"content" "bytea",
	"total" integer NOT NULL,
	"packed" integer DEFAULT 0 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"touched_at" timestamp with time zone,
	"object_key" text,
	"wrapped_key" "bytea",
	"byte_size" bigint,
	"ready_at" timestamp with time zone,
	"taken_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"failure" text,
	CONSTRAINT "exports_pkey" PRIMARY KEY("patient_id"),
	CONSTRAINT "export_failure_is_known_word" CHECK ("exports"."failure" in ('full', 'changed', 'journal', 'storage')),
	CONSTRAINT "export_fails_for_a_reason" CHECK (("exports"."failed_at" is null) = ("exports"."failure" is null)),
	CONSTRAINT "export_object_has_a_key" CHECK (("exports"."object_key" is null) = ("exports"."wrapped_key" is null)),
	CONSTRAINT "export_is_taken_when_ready" CHECK ("exports"."taken_at" is null or "exports"."ready_at" is not null),
	CONSTRAINT "export_packs_what_there_is" CHECK ("exports"."packed" between 0 and "exports"."total")
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notice_subject_is_known_word";--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "export_is_of_a_patient" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notice_subject_is_known_word" CHECK ("notices"."subject" in ('arrived', 'declined', 'renounced', 'opening', 'ending', 'unused', 'first_use', 'document', 'undelivered', 'confirmed', 'refused', 'withdrawn', 'changed', 'ended', 'ending_own', 'request', 'address', 'by_law', 'contested', 'rectification', 'answered_line', 'answered_allergies', 'answered_conditions', 'answered_medications', 'answered_procedures', 'answered_devices', 'answered_family_history', 'answered_lifestyle', 'answered_measure', 'answered_vaccination', 'refill', 'answered_appointment', 'appointment_soon', 'message', 'task', 'absence', 'note', 'trusted_person', 'week', 'visit_reported', 'export_asked', 'export_ready'));
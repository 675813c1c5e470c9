CREATE TABLE "task_absences" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"absent_name" text NOT NULL,
	"stand_in_account_id" uuid NOT NULL,
	"stand_in_name" text NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"accepted_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"ended_by_account_id" uuid,
	"ended_by_name" text,
	CONSTRAINT "task_absences_pkey" PRIMARY KEY("patient_id","id"),
	CONSTRAINT "absence_is_of_two_people" CHECK ("task_absences"."account_id" <> "task_absences"."stand_in_account_id"),
	CONSTRAINT "absence_ends_after_it_begins" CHECK ("task_absences"."until_on" between "task_absences"."from_on" and "task_absences"."from_on" + 92),
	CONSTRAINT "absence_end_is_whole_or_absent" CHECK (num_nulls("task_absences"."ended_at", "task_absences"."ended_by_account_id", "task_absences"."ended_by_name") in (0, 3))
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notice_subject_is_known_word";--> statement-breakpoint
ALTER TABLE "task_absences" ADD CONSTRAINT "absence_in_a_space" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "task_absences_by_person" ON "task_absences" USING btree ("patient_id","account_id","until_on");--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notice_subject_is_known_word" CHECK ("notices"."subject" in ('arrived', 'declined', 'renounced', 'opening', 'ending', 'unused', 'first_use', 'document', 'undelivered', 'confirmed', 'refused', 'withdrawn', 'changed', 'ended', 'ending_own', 'request', 'address', 'by_law', 'contested', 'rectification', 'answered_line', 'answered_allergies', 'answered_conditions', 'answered_medications', 'answered_procedures', 'answered_devices', 'answered_family_history', 'answered_lifestyle', 'answered_measure', 'answered_vaccination', 'refill', 'answered_appointment', 'appointment_soon', 'message', 'task', 'absence', 'note', 'trusted_person'));
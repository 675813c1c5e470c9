CREATE TABLE "refills" (
	"patient_id" uuid NOT NULL,
	"medication_id" uuid NOT NULL,
	"doses_left" integer NOT NULL,
	"doses_a_day" integer NOT NULL,
	"counted_on" date NOT NULL,
	"days_before" integer NOT NULL,
	"tell_on" date NOT NULL,
	"tells_patient" boolean NOT NULL,
	"caregiver_account_id" uuid,
	"told_at" timestamp with time zone,
	CONSTRAINT "refills_pkey" PRIMARY KEY("patient_id","medication_id"),
	CONSTRAINT "refill_is_believed" CHECK ("refills"."doses_left" between 0 and 9999 and "refills"."doses_a_day" between 1 and 24),
	CONSTRAINT "refill_is_told_before" CHECK ("refills"."days_before" between 1 and 30),
	CONSTRAINT "refill_tells_somebody" CHECK ("refills"."tells_patient" or "refills"."caregiver_account_id" is not null)
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notice_subject_is_known_word";--> statement-breakpoint
ALTER TABLE "refills" ADD CONSTRAINT "refill_of_a_treatment" FOREIGN KEY ("patient_id","medication_id") REFERENCES "public"."medications"("patient_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "refills_to_tell" ON "refills" USING btree ("tell_on") WHERE told_at is null;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notice_subject_is_known_word" CHECK ("notices"."subject" in ('arrived', 'declined', 'renounced', 'opening', 'ending', 'unused', 'first_use', 'document', 'undelivered', 'confirmed', 'refused', 'withdrawn', 'changed', 'ended', 'ending_own', 'request', 'address', 'by_law', 'contested', 'rectification', 'answered_line', 'answered_allergies', 'answered_conditions', 'answered_medications', 'answered_procedures', 'answered_devices', 'answered_family_history', 'answered_lifestyle', 'answered_measure', 'answered_vaccination', 'refill'));
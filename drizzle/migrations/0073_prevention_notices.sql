CREATE TABLE "prevention_looks" (
	"patient_id" uuid NOT NULL,
	"looked_on" date NOT NULL,
	CONSTRAINT "prevention_looks_pkey" PRIMARY KEY("patient_id")
);
--> statement-breakpoint
CREATE TABLE "prevention_told" (
	"patient_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"due_on" date NOT NULL,
	"told_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "prevention_told_pkey" PRIMARY KEY("patient_id","subject","due_on"),
	CONSTRAINT "told_subject_is_known_word" CHECK ("prevention_told"."subject" in ('check_up', 'breast', 'bowel', 'cervix', 'teeth', 'abilities'))
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notice_subject_is_known_word";--> statement-breakpoint
ALTER TABLE "prevention_looks" ADD CONSTRAINT "prevention_look_of_a_patient" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prevention_told" ADD CONSTRAINT "prevention_told_of_a_patient" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "prevention_told_by_time" ON "prevention_told" USING btree ("patient_id","told_at");--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notice_subject_is_known_word" CHECK ("notices"."subject" in ('arrived', 'declined', 'renounced', 'opening', 'ending', 'unused', 'first_use', 'document', 'undelivered', 'confirmed', 'refused', 'withdrawn', 'changed', 'ended', 'ending_own', 'request', 'address', 'phone', 'by_law', 'contested', 'rectification', 'answered_line', 'answered_allergies', 'answered_conditions', 'answered_medications', 'answered_procedures', 'answered_devices', 'answered_family_history', 'answered_lifestyle', 'answered_measure', 'answered_vaccination', 'refill', 'answered_appointment', 'appointment_soon', 'prevention', 'message', 'task', 'absence', 'note', 'trusted_person', 'week', 'visit_reported', 'export_asked', 'export_ready', 'closing_asked', 'closing_undone', 'closing_shut', 'space_erased', 'space_shut', 'space_open_again'));
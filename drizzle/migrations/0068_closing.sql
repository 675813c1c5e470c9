CREATE TABLE "erased_spaces" (
	"account_id" uuid NOT NULL,
	"space_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"erased_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "erased_spaces_pkey" PRIMARY KEY("space_id")
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notice_subject_is_known_word";--> statement-breakpoint
ALTER TABLE "sessions" DROP CONSTRAINT "session_end_reason_is_known_word";--> statement-breakpoint
ALTER TABLE "patients" ADD COLUMN "closing_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "patients" ADD COLUMN "shut_told_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "erased_spaces_by_account" ON "erased_spaces" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "patients_closing" ON "patients" USING btree ("closing_asked_at") WHERE closing_asked_at is not null;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notice_subject_is_known_word" CHECK ("notices"."subject" in ('arrived', 'declined', 'renounced', 'opening', 'ending', 'unused', 'first_use', 'document', 'undelivered', 'confirmed', 'refused', 'withdrawn', 'changed', 'ended', 'ending_own', 'request', 'address', 'phone', 'by_law', 'contested', 'rectification', 'answered_line', 'answered_allergies', 'answered_conditions', 'answered_medications', 'answered_procedures', 'answered_devices', 'answered_family_history', 'answered_lifestyle', 'answered_measure', 'answered_vaccination', 'refill', 'answered_appointment', 'appointment_soon', 'message', 'task', 'absence', 'note', 'trusted_person', 'week', 'visit_reported', 'export_asked', 'export_ready', 'closing_asked', 'closing_undone', 'closing_shut', 'space_erased', 'space_shut', 'space_open_again'));--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "session_end_reason_is_known_word" CHECK ("sessions"."end_reason" in ('signed_out', 'left', 'ended_elsewhere', 'replaced', 'account_closed', 'space_erased'));
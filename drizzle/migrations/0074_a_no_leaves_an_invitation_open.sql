CREATE TABLE "invitation_noes" (
	"patient_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"word" text NOT NULL,
	"said_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitation_noes_pkey" PRIMARY KEY("patient_id","invitation_id","account_id"),
	CONSTRAINT "invitation_no_is_known_word" CHECK ("invitation_noes"."word" in ('declined', 'returned'))
);
--> statement-breakpoint
ALTER TABLE "invitations" DROP CONSTRAINT "invitation_status_is_known_word";--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notice_subject_is_known_word";--> statement-breakpoint
ALTER TABLE "invitation_noes" ADD CONSTRAINT "no_to_an_invitation" FOREIGN KEY ("patient_id","invitation_id") REFERENCES "public"."invitations"("patient_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitation_status_is_known_word" CHECK ("invitations"."status" in ('sent', 'arrived', 'confirmed', 'declined', 'not_recognised', 'withdrawn', 'renewed'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notice_subject_is_known_word" CHECK ("notices"."subject" in ('arrived', 'declined', 'returned', 'renounced', 'opening', 'ending', 'unused', 'first_use', 'document', 'undelivered', 'confirmed', 'refused', 'withdrawn', 'changed', 'ended', 'ending_own', 'request', 'address', 'phone', 'by_law', 'contested', 'rectification', 'answered_line', 'answered_allergies', 'answered_conditions', 'answered_medications', 'answered_procedures', 'answered_devices', 'answered_family_history', 'answered_lifestyle', 'answered_measure', 'answered_vaccination', 'refill', 'answered_appointment', 'appointment_soon', 'prevention', 'message', 'task', 'absence', 'note', 'trusted_person', 'week', 'visit_reported', 'export_asked', 'export_ready', 'closing_asked', 'closing_undone', 'closing_shut', 'space_erased', 'space_shut', 'space_open_again'));
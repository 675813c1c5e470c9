CREATE TABLE "trusted_signatures" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"wish_id" uuid NOT NULL,
	"named" text NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"status" text DEFAULT 'sent' NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"signer_account_id" uuid,
	"signer_name" text,
	"answered_at" timestamp with time zone,
	"renounced_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "trusted_signatures_pkey" PRIMARY KEY("patient_id","id"),
	CONSTRAINT "signature_status_is_known_word" CHECK ("trusted_signatures"."status" in ('sent', 'signed', 'declined', 'renounced')),
	CONSTRAINT "answered_signature_is_somebodys" CHECK (("trusted_signatures"."status" = 'sent') = ("trusted_signatures"."answered_at" is null)
        and ("trusted_signatures"."answered_at" is null) = ("trusted_signatures"."signer_account_id" is null)
        and ("trusted_signatures"."answered_at" is null) = ("trusted_signatures"."signer_name" is null)),
	CONSTRAINT "renounced_signature_has_its_day" CHECK (("trusted_signatures"."status" = 'renounced') = ("trusted_signatures"."renounced_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notice_subject_is_known_word";--> statement-breakpoint
ALTER TABLE "trusted_signatures" ADD CONSTRAINT "signature_of_a_wish" FOREIGN KEY ("patient_id","wish_id") REFERENCES "public"."wishes"("patient_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "two_signatures_of_one_wish" ON "trusted_signatures" USING btree ("patient_id","wish_id") WHERE withdrawn_at is null;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notice_subject_is_known_word" CHECK ("notices"."subject" in ('arrived', 'declined', 'renounced', 'opening', 'ending', 'unused', 'first_use', 'document', 'undelivered', 'confirmed', 'refused', 'withdrawn', 'changed', 'ended', 'ending_own', 'request', 'address', 'by_law', 'contested', 'rectification', 'answered_line', 'answered_allergies', 'answered_conditions', 'answered_medications', 'answered_procedures', 'answered_devices', 'answered_family_history', 'answered_lifestyle', 'answered_measure', 'answered_vaccination', 'refill', 'answered_appointment', 'appointment_soon', 'message', 'task', 'note', 'trusted_person'));
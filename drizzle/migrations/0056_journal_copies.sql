CREATE TABLE "journal_copies" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"event_ids" uuid[] NOT NULL,
	"people" text NOT NULL,
	"signed_at" timestamp with time zone,
	"statement" text,
	"signature" "bytea",
	"proof" text,
	CONSTRAINT "journal_copies_pkey" PRIMARY KEY("patient_id"),
	CONSTRAINT "journal_copy_is_signed_whole" CHECK (num_nulls("journal_copies"."signed_at", "journal_copies"."statement", "journal_copies"."signature", "journal_copies"."proof") in (0, 4))
);
--> statement-breakpoint
ALTER TABLE "journal_copies" ADD CONSTRAINT "journal_copy_is_of_a_patient" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_batches_by_end" ON "audit_batches" USING btree ("to_tx");
ALTER TABLE "measures" ADD COLUMN "answered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "measures" ADD COLUMN "answered_by_account_id" uuid;--> statement-breakpoint
ALTER TABLE "measures" ADD COLUMN "answered_by_name" text;--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measure_answer_is_whole_or_absent" CHECK (num_nulls("measures"."answered_at", "measures"."answered_by_account_id", "measures"."answered_by_name") in (0, 3));
ALTER TABLE "accounts" ADD COLUMN "doctor_title" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "doctor_title_is_known_word" CHECK ("accounts"."doctor_title" in ('dr', 'dre'));
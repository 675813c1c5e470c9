ALTER TABLE "deposit_drafts" ADD COLUMN "about_name" text;--> statement-breakpoint
ALTER TABLE "deposit_drafts" ADD COLUMN "about_birth_date" text;--> statement-breakpoint
ALTER TABLE "deposit_drafts" ADD COLUMN "about_number" text;--> statement-breakpoint
ALTER TABLE "deposit_drafts" ADD COLUMN "about_confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "about_name" text;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "about_birth_date" text;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "about_number" text;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "about_confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deposit_drafts" ADD CONSTRAINT "only_a_question_is_answered" CHECK ("deposit_drafts"."about_confirmed_at" is null or coalesce("deposit_drafts"."about_name", "deposit_drafts"."about_birth_date", "deposit_drafts"."about_number") is not null);--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "about_another_only_when_confirmed" CHECK ((coalesce("documents"."about_name", "documents"."about_birth_date", "documents"."about_number") is not null) = ("documents"."about_confirmed_at" is not null));
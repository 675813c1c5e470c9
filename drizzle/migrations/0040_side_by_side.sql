ALTER TABLE "emergency_cards" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "emergency_contacts" ADD COLUMN "confirmed_by_account_id" uuid;--> statement-breakpoint
ALTER TABLE "emergency_contacts" ADD COLUMN "confirmed_by_name" text;--> statement-breakpoint
ALTER TABLE "emergency_contacts" ADD COLUMN "author_relation" text;--> statement-breakpoint
ALTER TABLE "emergency_contacts" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "emergency_contacts" ADD CONSTRAINT "contact_confirmer_is_whole_or_absent" CHECK (("emergency_contacts"."confirmed_by_account_id" is null) = ("emergency_contacts"."confirmed_by_name" is null)
        and ("emergency_contacts"."confirmed_by_name" is null or "emergency_contacts"."confirmed_at" is not null));
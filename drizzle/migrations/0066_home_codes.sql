DROP INDEX "two_codes_on_one_card";--> statement-breakpoint
ALTER TABLE "emergency_card_codes" ADD COLUMN "is_at_home" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "emergency_card_codes" ADD COLUMN "opens_card" boolean DEFAULT true NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "two_codes_on_one_card" ON "emergency_card_codes" USING btree ("patient_id","is_at_home") WHERE withdrawn_at is null;--> statement-breakpoint
ALTER TABLE "emergency_card_codes" ADD CONSTRAINT "code_of_a_card_opens_it" CHECK ("emergency_card_codes"."opens_card" or "emergency_card_codes"."is_at_home");
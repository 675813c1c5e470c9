ALTER TABLE "refills" DROP CONSTRAINT "refill_is_believed";--> statement-breakpoint
ALTER TABLE "refills" ALTER COLUMN "doses_a_day" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "refills" ADD COLUMN "doses_a_week" integer;--> statement-breakpoint
ALTER TABLE "refills" ADD CONSTRAINT "refill_is_a_day_or_a_week" CHECK (num_nonnulls("refills"."doses_a_day", "refills"."doses_a_week") = 1);--> statement-breakpoint
ALTER TABLE "refills" ADD CONSTRAINT "refill_is_believed" CHECK ("refills"."doses_left" between 0 and 9999 and coalesce("refills"."doses_a_day", "refills"."doses_a_week") between 1 and 24);
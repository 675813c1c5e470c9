CREATE TABLE "measure_units" (
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"unit" text NOT NULL,
	CONSTRAINT "measure_units_pkey" PRIMARY KEY("account_id","kind"),
	CONSTRAINT "measure_unit_is_known_word" CHECK ("measure_units"."kind" || ' ' || "measure_units"."unit" in ('glucose g/L', 'glucose mg/dL', 'glucose mmol/L', 'hba1c %', 'hba1c mmol/mol', 'weight kg', 'weight [lb_av]', 'temperature Cel', 'temperature [degF]'))
);
--> statement-breakpoint
ALTER TABLE "measures" DROP CONSTRAINT "weight_without_a_weight";--> statement-breakpoint
ALTER TABLE "measures" DROP CONSTRAINT "pressure_without_two_pressures";--> statement-breakpoint
ALTER TABLE "measures" DROP CONSTRAINT "measure_code_is_known_word";--> statement-breakpoint
ALTER TABLE "measures" ALTER COLUMN "value" SET DATA TYPE numeric(9, 3);--> statement-breakpoint
ALTER TABLE "measures" ALTER COLUMN "systolic" SET DATA TYPE numeric(9, 3);--> statement-breakpoint
ALTER TABLE "measures" ALTER COLUMN "diastolic" SET DATA TYPE numeric(9, 3);--> statement-breakpoint
ALTER TABLE "measures" ADD COLUMN "meal_moment" text;--> statement-breakpoint
ALTER TABLE "measures" ADD COLUMN "arm" text;--> statement-breakpoint
ALTER TABLE "measures" ADD COLUMN "position" text;--> statement-breakpoint
ALTER TABLE "measures" ADD COLUMN "unusual_confirmed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "measures_of_a_kind" ON "measures" USING btree ("patient_id","code","measured_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE deleted_at is null;--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "meal_moment_is_known_word" CHECK ("measures"."meal_moment" in ('fasting', 'before_meal', 'after_meal', 'other'));--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "arm_is_known_word" CHECK ("measures"."arm" in ('left', 'right'));--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "position_is_known_word" CHECK ("measures"."position" in ('sitting', 'lying', 'standing'));--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "glucose_has_its_numbers" CHECK ("measures"."code" <> '2345-7' or ("measures"."unit" = 'mg/dL' and num_nulls("measures"."systolic", "measures"."diastolic") = 2 and "measures"."value" is not null and "measures"."value" between 1 and 60000));--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "hba1c_has_its_numbers" CHECK ("measures"."code" <> '4548-4' or ("measures"."unit" = '%' and num_nulls("measures"."systolic", "measures"."diastolic") = 2 and "measures"."value" is not null and "measures"."value" between 2.2 and 200));--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "blood_pressure_has_its_numbers" CHECK ("measures"."code" <> '85354-9' or ("measures"."unit" = 'mm[Hg]' and "measures"."value" is null and "measures"."systolic" is not null and "measures"."systolic" between 1 and 400 and "measures"."diastolic" is not null and "measures"."diastolic" between 1 and 300 and "measures"."diastolic" < "measures"."systolic"));--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "weight_has_its_numbers" CHECK ("measures"."code" <> '29463-7' or ("measures"."unit" = 'kg' and num_nulls("measures"."systolic", "measures"."diastolic") = 2 and "measures"."value" is not null and "measures"."value" between 0.2 and 2000));--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "height_has_its_numbers" CHECK ("measures"."code" <> '8302-2' or ("measures"."unit" = 'cm' and num_nulls("measures"."systolic", "measures"."diastolic") = 2 and "measures"."value" is not null and "measures"."value" between 0.1 and 300));--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "waist_has_its_numbers" CHECK ("measures"."code" <> '8280-0' or ("measures"."unit" = 'cm' and num_nulls("measures"."systolic", "measures"."diastolic") = 2 and "measures"."value" is not null and "measures"."value" between 0.1 and 400));--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "heart_rate_has_its_numbers" CHECK ("measures"."code" <> '8867-4' or ("measures"."unit" = '/min' and num_nulls("measures"."systolic", "measures"."diastolic") = 2 and "measures"."value" is not null and "measures"."value" between 1 and 500));--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "temperature_has_its_numbers" CHECK ("measures"."code" <> '8310-5' or ("measures"."unit" = 'Cel' and num_nulls("measures"."systolic", "measures"."diastolic") = 2 and "measures"."value" is not null and "measures"."value" between 10 and 120));--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "oxygen_saturation_has_its_numbers" CHECK ("measures"."code" <> '2708-6' or ("measures"."unit" = '%' and num_nulls("measures"."systolic", "measures"."diastolic") = 2 and "measures"."value" is not null and "measures"."value" between 1 and 100));--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "pain_has_its_numbers" CHECK ("measures"."code" <> '72514-3' or ("measures"."unit" = '{score}' and num_nulls("measures"."systolic", "measures"."diastolic") = 2 and "measures"."value" is not null and "measures"."value" between 0 and 10));--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "steps_has_its_numbers" CHECK ("measures"."code" <> '41950-7' or ("measures"."unit" = '1/(24.h)' and num_nulls("measures"."systolic", "measures"."diastolic") = 2 and "measures"."value" is not null and "measures"."value" between 0 and 200000));--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "sleep_has_its_numbers" CHECK ("measures"."code" <> '93832-4' or ("measures"."unit" = 'h' and num_nulls("measures"."systolic", "measures"."diastolic") = 2 and "measures"."value" is not null and "measures"."value" between 0 and 24));--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "glycaemia_has_its_moment" CHECK (("measures"."code" = '2345-7') = ("measures"."meal_moment" is not null));--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "only_a_pressure_has_an_arm" CHECK ("measures"."code" = '85354-9' or num_nonnulls("measures"."arm", "measures"."position") = 0);--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measure_code_is_known_word" CHECK ("measures"."code" in ('2345-7', '4548-4', '85354-9', '29463-7', '8302-2', '8280-0', '8867-4', '8310-5', '2708-6', '72514-3', '41950-7', '93832-4'));
CREATE TABLE "growth_curves" (
	"reference" text NOT NULL,
	"kind" text NOT NULL,
	"sex" text NOT NULL,
	"position" text NOT NULL,
	"percentile" numeric(8, 3) NOT NULL,
	"age_months" numeric(8, 3) NOT NULL,
	"value" numeric(8, 3) NOT NULL,
	CONSTRAINT "growth_curves_pkey" PRIMARY KEY("reference","kind","sex","position","percentile","age_months"),
	CONSTRAINT "growth_kind_is_known_word" CHECK ("growth_curves"."kind" in ('height', 'weight', 'head_circumference', 'bmi')),
	CONSTRAINT "growth_sex_is_known_word" CHECK ("growth_curves"."sex" in ('female', 'male')),
	CONSTRAINT "growth_position_is_known_word" CHECK ("growth_curves"."position" in ('lying', 'standing', 'any')),
	CONSTRAINT "growth_percentile_is_one" CHECK ("growth_curves"."percentile" > 0 and "growth_curves"."percentile" < 100),
	CONSTRAINT "growth_age_is_a_childs" CHECK ("growth_curves"."age_months" between 0 and 240),
	CONSTRAINT "growth_value_is_something" CHECK ("growth_curves"."value" > 0)
);
--> statement-breakpoint
CREATE TABLE "growth_references" (
	"reference" text NOT NULL,
	"name" text NOT NULL,
	"edition" text NOT NULL,
	"source" text NOT NULL,
	"licence" text NOT NULL,
	"loaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "growth_references_pkey" PRIMARY KEY("reference"),
	CONSTRAINT "growth_reference_is_a_short_name" CHECK ("growth_references"."reference" ~ '^[a-z0-9][a-z0-9-]{0,39}$')
);
--> statement-breakpoint
ALTER TABLE "measure_targets" DROP CONSTRAINT "target_code_is_known_word";--> statement-breakpoint
ALTER TABLE "measures" DROP CONSTRAINT "measure_code_is_known_word";--> statement-breakpoint
ALTER TABLE "measures" DROP CONSTRAINT "only_a_pressure_has_an_arm";--> statement-breakpoint
ALTER TABLE "growth_curves" ADD CONSTRAINT "growth_curve_of_a_reference" FOREIGN KEY ("reference") REFERENCES "public"."growth_references"("reference") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_targets" ADD CONSTRAINT "target_code_is_known_word" CHECK ("measure_targets"."code" in ('2345-7', '4548-4', '85354-9', '29463-7', '8302-2', '8287-5', '8280-0', '8867-4', '8310-5', '2708-6', '72514-3', '41950-7', '93832-4'));--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "head_circumference_has_its_numbers" CHECK ("measures"."code" <> '8287-5' or ("measures"."unit" = 'cm' and num_nulls("measures"."systolic", "measures"."diastolic") = 2 and "measures"."value" is not null and "measures"."value" between 1 and 100));--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "only_a_pressure_or_a_height_has_a_position" CHECK ("measures"."position" is null or "measures"."code" = '85354-9'
        or "measures"."code" = '8302-2' and "measures"."position" in ('lying', 'standing'));--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measure_code_is_known_word" CHECK ("measures"."code" in ('2345-7', '4548-4', '85354-9', '29463-7', '8302-2', '8287-5', '8280-0', '8867-4', '8310-5', '2708-6', '72514-3', '41950-7', '93832-4'));--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "only_a_pressure_has_an_arm" CHECK ("measures"."code" = '85354-9' or "measures"."arm" is null);
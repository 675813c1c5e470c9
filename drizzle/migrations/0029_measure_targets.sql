CREATE TABLE "measure_targets" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"code" text NOT NULL,
	"meal_moment" text,
	"least" numeric(9, 3),
	"most" numeric(9, 3),
	"least_diastolic" numeric(9, 3),
	"most_diastolic" numeric(9, 3),
	"author_account_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"author_profession" text NOT NULL,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "measure_targets_pkey" PRIMARY KEY("patient_id","id"),
	CONSTRAINT "target_code_is_known_word" CHECK ("measure_targets"."code" in ('2345-7', '4548-4', '85354-9', '29463-7', '8302-2', '8280-0', '8867-4', '8310-5', '2708-6', '72514-3', '41950-7', '93832-4')),
	CONSTRAINT "target_moment_is_known_word" CHECK ("measure_targets"."meal_moment" in ('fasting', 'before_meal', 'after_meal', 'other')),
	CONSTRAINT "target_says_something" CHECK (num_nonnulls("measure_targets"."least", "measure_targets"."most") > 0),
	CONSTRAINT "target_is_in_order" CHECK ("measure_targets"."least" <= "measure_targets"."most" and "measure_targets"."least_diastolic" <= "measure_targets"."most_diastolic"),
	CONSTRAINT "target_has_its_numbers_or_none" CHECK (case when "measure_targets"."code" = '85354-9'
        then ("measure_targets"."least" is null) = ("measure_targets"."least_diastolic" is null) and ("measure_targets"."most" is null) = ("measure_targets"."most_diastolic" is null)
        else num_nonnulls("measure_targets"."least_diastolic", "measure_targets"."most_diastolic") = 0 end),
	CONSTRAINT "only_a_glycaemia_has_a_moment" CHECK ("measure_targets"."code" = '2345-7' or "measure_targets"."meal_moment" is null)
);
--> statement-breakpoint
ALTER TABLE "measure_targets" ADD CONSTRAINT "target_of_a_patient" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "two_targets_at_once" ON "measure_targets" USING btree ("patient_id","code",coalesce(meal_moment, '')) WHERE ended_at is null;
CREATE TABLE "measure_days" (
	"patient_id" uuid NOT NULL,
	"code" text NOT NULL,
	"day" date NOT NULL,
	"nth" smallint NOT NULL,
	"meal_moment" text,
	"author_kind" text NOT NULL,
	"author_account_id" uuid,
	"sensitivity" text NOT NULL,
	"sensitive_topic" text,
	"marks" text[] NOT NULL,
	"excluded_for" uuid[] NOT NULL,
	"count" integer NOT NULL,
	"waits" integer NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"sum" double precision NOT NULL,
	"least" double precision NOT NULL,
	"most" double precision NOT NULL,
	"sum_diastolic" double precision,
	"least_diastolic" double precision,
	"most_diastolic" double precision,
	CONSTRAINT "measure_days_pkey" PRIMARY KEY("patient_id","code","day","nth")
);
--> statement-breakpoint
ALTER TABLE "measure_days" ADD CONSTRAINT "measure_day_of_a_patient" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;
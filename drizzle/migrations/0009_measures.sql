CREATE TABLE "measures" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"author_kind" text NOT NULL,
	"author_account_id" uuid,
	"author_name" text NOT NULL,
	"author_relation" text,
	"author_profession" text,
	"state" text DEFAULT 'confirmed' NOT NULL,
	"sensitivity" text NOT NULL,
	"sensitive_topic" text,
	"marks" text[] DEFAULT '{N}'::text[] NOT NULL,
	"announce_on" date,
	"source_document_id" uuid,
	"source_document_version" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp with time zone,
	"measured_at" timestamp with time zone NOT NULL,
	"entered_at" timestamp with time zone DEFAULT now() NOT NULL,
	"code" text NOT NULL,
	"unit" text NOT NULL,
	"value" numeric(7, 3),
	"systolic" numeric(7, 3),
	"diastolic" numeric(7, 3),
	CONSTRAINT "measures_pkey" PRIMARY KEY("patient_id","id"),
	CONSTRAINT "same_measure_twice" UNIQUE NULLS NOT DISTINCT("patient_id","author_account_id","code","measured_at","value","systolic","diastolic"),
	CONSTRAINT "author_kind_is_known_word" CHECK ("measures"."author_kind" in ('patient', 'caregiver', 'professional')),
	CONSTRAINT "state_is_known_word" CHECK ("measures"."state" in ('proposed', 'confirmed', 'entered_in_error')),
	CONSTRAINT "sensitivity_is_known_word" CHECK ("measures"."sensitivity" in ('sensitive', 'not', 'not_yet_judged')),
	CONSTRAINT "sensitive_topic_is_known_word" CHECK ("measures"."sensitive_topic" in ('sexual_health', 'pregnancy', 'hiv_sti', 'addictions', 'mental_health', 'genetics', 'violence', 'social', 'chosen')),
	CONSTRAINT "marks_are_known_words" CHECK ("measures"."marks" <@ array['N', 'R', 'V', 'INVISIBLE_PATIENT', 'INVISIBLE_REPRESENTANTS_LEGAUX', 'MASQUE_PS']::text[]),
	CONSTRAINT "sensitive_has_a_topic" CHECK (("measures"."sensitivity" = 'sensitive') = ("measures"."sensitive_topic" is not null)),
	CONSTRAINT "hidden_from_patient_and_professionals" CHECK (not ("measures"."marks" @> array['INVISIBLE_PATIENT', 'MASQUE_PS']::text[])),
	CONSTRAINT "unseen_by_the_patient_has_a_day" CHECK (("measures"."marks" @> array['INVISIBLE_PATIENT']::text[]) = ("measures"."announce_on" is not null)),
	CONSTRAINT "source_has_a_version" CHECK (("measures"."source_document_id" is null) = ("measures"."source_document_version" is null)),
	CONSTRAINT "measure_code_is_known_word" CHECK ("measures"."code" in ('29463-7', '85354-9')),
	CONSTRAINT "measured_in_the_future" CHECK ("measures"."measured_at" <= "measures"."entered_at" + interval '5 minutes'),
	CONSTRAINT "weight_without_a_weight" CHECK ("measures"."code" <> '29463-7'
        or ("measures"."unit" = 'kg' and num_nulls("measures"."value", "measures"."systolic", "measures"."diastolic") = 2
          and "measures"."value" is not null and "measures"."value" between 0.2 and 500)),
	CONSTRAINT "pressure_without_two_pressures" CHECK ("measures"."code" <> '85354-9'
        or ("measures"."unit" = 'mm[Hg]' and "measures"."value" is null
          and "measures"."systolic" is not null and "measures"."diastolic" is not null
          and "measures"."systolic" between 40 and 300 and "measures"."diastolic" between 20 and 200 and "measures"."diastolic" < "measures"."systolic"))
);
--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measure_of_a_patient" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "measures_newest_first" ON "measures" USING btree ("patient_id","measured_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "measures_by_professional" ON "measures" USING btree ("patient_id","author_account_id") WHERE author_kind = 'professional';
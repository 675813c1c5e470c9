CREATE TABLE "prevention_answers" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"subject" text NOT NULL,
	"kind" text NOT NULL,
	"day" text,
	"test" text,
	"until" date,
	"reason" text,
	"rule_code" text,
	"rule_version" integer,
	"author_kind" text NOT NULL,
	"author_account_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"author_relation" text,
	"said_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "prevention_answers_pkey" PRIMARY KEY("patient_id","id"),
	CONSTRAINT "same_prevention_answer_twice" UNIQUE NULLS NOT DISTINCT("patient_id","subject","kind","day","until"),
	CONSTRAINT "answered_subject_is_known_word" CHECK ("prevention_answers"."subject" in ('check_up', 'breast', 'bowel', 'cervix', 'teeth', 'abilities', 'everything')),
	CONSTRAINT "prevention_answer_is_known_word" CHECK ("prevention_answers"."kind" in ('done', 'never', 'not_for_me', 'concerned', 'no_high_risk', 'later', 'off')),
	CONSTRAINT "prevention_test_is_known_word" CHECK ("prevention_answers"."test" in ('cytology', 'hpv')),
	CONSTRAINT "prevention_reason_is_known_word" CHECK ("prevention_answers"."reason" in ('followed_otherwise', 'does_not_apply', 'does_not_want')),
	CONSTRAINT "author_kind_is_known_word" CHECK ("prevention_answers"."author_kind" in ('patient', 'caregiver', 'professional')),
	CONSTRAINT "prevention_day_is_known_from_the_year" CHECK ("prevention_answers"."day" ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$'),
	CONSTRAINT "prevention_day_is_of_what_was_done" CHECK (("prevention_answers"."kind" = 'done') = ("prevention_answers"."day" is not null)),
	CONSTRAINT "prevention_test_is_of_what_was_done" CHECK ("prevention_answers"."test" is null or "prevention_answers"."kind" = 'done'),
	CONSTRAINT "prevention_is_put_off_to_a_day" CHECK (("prevention_answers"."kind" = 'later') = ("prevention_answers"."until" is not null)),
	CONSTRAINT "prevention_reason_is_of_a_refusal" CHECK ("prevention_answers"."reason" is null or "prevention_answers"."kind" = 'not_for_me'),
	CONSTRAINT "all_of_prevention_is_only_silenced" CHECK ("prevention_answers"."subject" <> 'everything' or "prevention_answers"."kind" = 'off'),
	CONSTRAINT "prevention_answer_names_its_version" CHECK (("prevention_answers"."rule_code" is null) = ("prevention_answers"."rule_version" is null))
);
--> statement-breakpoint
ALTER TABLE "prevention_answers" ADD CONSTRAINT "prevention_answer_of_a_patient" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "prevention_answers_by_time" ON "prevention_answers" USING btree ("patient_id","said_at");
CREATE TABLE "rectifications" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"section" text NOT NULL,
	"item_id" uuid NOT NULL,
	"asked_by_account_id" uuid NOT NULL,
	"asked_by_name" text NOT NULL,
	"asked_by_relation" text,
	"wrong" text NOT NULL,
	"right" text,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_on" date DEFAULT 'infinity' NOT NULL,
	"state" text DEFAULT 'sent' NOT NULL,
	"seen_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"answered_by_account_id" uuid,
	"answered_by_name" text,
	"answered_by_profession" text,
	"reason" text,
	"answer" text,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "rectifications_pkey" PRIMARY KEY("patient_id","id"),
	CONSTRAINT "rectification_state_is_known_word" CHECK ("rectifications"."state" in ('sent', 'seen', 'accepted', 'refused', 'withdrawn')),
	CONSTRAINT "refusal_reason_is_known_word" CHECK ("rectifications"."reason" in ('checked', 'right_then', 'judgement', 'cannot_check')),
	CONSTRAINT "contested_in_words" CHECK ("rectifications"."wrong" ~ '\S' and length("rectifications"."wrong") <= 2000 and length("rectifications"."right") <= 2000),
	CONSTRAINT "answer_is_short" CHECK (length("rectifications"."answer") <= 2000),
	CONSTRAINT "seen_is_whole_or_absent" CHECK ("rectifications"."state" = 'withdrawn' or ("rectifications"."state" = 'sent') = ("rectifications"."seen_at" is null)),
	CONSTRAINT "answer_is_whole_or_absent" CHECK (num_nulls("rectifications"."answered_at", "rectifications"."answered_by_account_id", "rectifications"."answered_by_name")
        = case when "rectifications"."state" in ('accepted', 'refused') then 0 else 3 end),
	CONSTRAINT "refusal_has_a_reason" CHECK (("rectifications"."state" = 'refused') = ("rectifications"."reason" is not null)),
	CONSTRAINT "refusal_says_why" CHECK ("rectifications"."state" <> 'refused' or "rectifications"."answer" ~ '\S'),
	CONSTRAINT "withdrawal_is_whole_or_absent" CHECK (("rectifications"."state" = 'withdrawn') = ("rectifications"."withdrawn_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notice_subject_is_known_word";--> statement-breakpoint
ALTER TABLE "rectifications" ADD CONSTRAINT "rectification_of_a_patient" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "contested_twice" ON "rectifications" USING btree ("patient_id","section","item_id") WHERE state in ('sent', 'seen');--> statement-breakpoint
CREATE INDEX "rectifications_of_an_item" ON "rectifications" USING btree ("patient_id","section","item_id","asked_at");--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notice_subject_is_known_word" CHECK ("notices"."subject" in ('arrived', 'declined', 'renounced', 'opening', 'ending', 'unused', 'first_use', 'document', 'undelivered', 'confirmed', 'refused', 'withdrawn', 'changed', 'ended', 'ending_own', 'request', 'address', 'by_law', 'contested', 'rectification'));
CREATE TABLE "prevention_rules" (
	"code" text NOT NULL,
	"version" integer NOT NULL,
	"subject" text NOT NULL,
	"status" text NOT NULL,
	"sex" text,
	"ages" jsonb NOT NULL,
	"asks_high_risk" boolean NOT NULL,
	"topic" text,
	"rhythm" jsonb NOT NULL,
	"words" jsonb NOT NULL,
	"sources" jsonb NOT NULL,
	"in_force_from" date NOT NULL,
	"review_on" date NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "prevention_rules_pkey" PRIMARY KEY("code","version"),
	CONSTRAINT "prevention_subject_is_known_word" CHECK ("prevention_rules"."subject" in ('check_up', 'breast', 'bowel', 'cervix', 'teeth', 'abilities')),
	CONSTRAINT "prevention_status_is_known_word" CHECK ("prevention_rules"."status" in ('sourced', 'to_confirm', 'off')),
	CONSTRAINT "prevention_sex_is_known_word" CHECK ("prevention_rules"."sex" in ('female', 'male')),
	CONSTRAINT "prevention_topic_is_known_word" CHECK ("prevention_rules"."topic" in ('sexual_health', 'pregnancy', 'hiv_sti', 'addictions', 'mental_health', 'genetics', 'violence', 'social', 'chosen')),
	CONSTRAINT "prevention_version_is_counted" CHECK ("prevention_rules"."version" >= 1),
	CONSTRAINT "prevention_rule_is_for_ages" CHECK (jsonb_array_length("prevention_rules"."ages") between 1 and 10),
	CONSTRAINT "prevention_window_is_an_age" CHECK (not jsonb_path_exists("prevention_rules"."ages", '$[*] ? (!(@.from >= 0 && @.from <= 130))')),
	CONSTRAINT "prevention_window_ends_after_it_begins" CHECK (not jsonb_path_exists("prevention_rules"."ages", '$[*] ? (exists (@.until) && exists (@.from) && !(@.until > @.from && @.until <= 130))')),
	CONSTRAINT "prevention_rhythm_is_known_word" CHECK (coalesce("prevention_rules"."rhythm" ->> 'kind' in ('once_a_window', 'every', 'after_test'), false)),
	CONSTRAINT "prevention_rhythm_has_its_months" CHECK (case "prevention_rules"."rhythm" ->> 'kind'
        when 'every' then jsonb_path_exists("prevention_rules"."rhythm", '$ ? (@.months >= 1 && @.months <= 240 && @.askedAfter >= 1)')
        when 'after_test' then jsonb_path_exists("prevention_rules"."rhythm", '$ ? (@.months.cytology[*] >= 1 && @.months.hpv[*] >= 1 && @.askedAfter >= 1)')
          and not jsonb_path_exists("prevention_rules"."rhythm", '$.months.* [*] ? (!(@ >= 1 && @ <= 240))')
        else true end),
	CONSTRAINT "prevention_rule_has_a_source" CHECK (jsonb_array_length("prevention_rules"."sources") >= 1 and not jsonb_path_exists("prevention_rules"."sources",
        '$[*] ? (!(@.name like_regex "[^ ]" && @.date like_regex "^[0-9]{4}(-[0-9]{2}){0,2}$"))')),
	CONSTRAINT "prevention_rule_is_said_in_both_languages" CHECK (jsonb_path_exists("prevention_rules"."words", '$ ? (@.fr.title like_regex "[^ ]" && @.fr.what like_regex "[^ ]" && @.fr.rule like_regex "[^ ]"
        && @.en.title like_regex "[^ ]" && @.en.what like_regex "[^ ]" && @.en.rule like_regex "[^ ]")')),
	CONSTRAINT "prevention_rule_is_read_again" CHECK ("prevention_rules"."review_on" > "prevention_rules"."in_force_from")
);

CREATE TABLE "notice_settings" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"answers" text DEFAULT 'at_once' NOT NULL,
	"accesses" text DEFAULT 'at_once' NOT NULL,
	"documents" text DEFAULT 'at_once' NOT NULL,
	"messages" text DEFAULT 'at_once' NOT NULL,
	"circle" text DEFAULT 'at_once' NOT NULL,
	"reminders" text DEFAULT 'at_once' NOT NULL,
	"tells_who_came" boolean DEFAULT true NOT NULL,
	"zone" text DEFAULT 'Europe/Paris' NOT NULL,
	"quiet_from" smallint DEFAULT 21,
	"quiet_until" smallint DEFAULT 8,
	"letter_at" timestamp with time zone,
	CONSTRAINT "way_of_answers_is_known_word" CHECK ("notice_settings"."answers" in ('at_once', 'weekly', 'portal')),
	CONSTRAINT "way_of_accesses_is_known_word" CHECK ("notice_settings"."accesses" in ('at_once', 'weekly', 'portal')),
	CONSTRAINT "way_of_documents_is_known_word" CHECK ("notice_settings"."documents" in ('at_once', 'weekly', 'portal')),
	CONSTRAINT "way_of_messages_is_known_word" CHECK ("notice_settings"."messages" in ('at_once', 'weekly', 'portal')),
	CONSTRAINT "way_of_circle_is_known_word" CHECK ("notice_settings"."circle" in ('at_once', 'weekly', 'portal')),
	CONSTRAINT "way_of_reminders_is_known_word" CHECK ("notice_settings"."reminders" in ('at_once', 'weekly', 'portal')),
	CONSTRAINT "notice_zone_is_known_word" CHECK ("notice_settings"."zone" in ('Europe/Paris', 'America/Guadeloupe', 'America/Martinique', 'America/Cayenne', 'America/Miquelon', 'Indian/Reunion', 'Indian/Mayotte', 'Pacific/Noumea', 'Pacific/Tahiti', 'Pacific/Wallis', 'Europe/London', 'Europe/Lisbon', 'Europe/Brussels', 'Africa/Casablanca', 'Africa/Algiers', 'Africa/Tunis', 'Africa/Dakar', 'America/Toronto')),
	CONSTRAINT "quiet_hours_are_hours" CHECK ("notice_settings"."quiet_from" between 0 and 23 and "notice_settings"."quiet_until" between 0 and 23),
	CONSTRAINT "quiet_hours_end_when_others_begin" CHECK ("notice_settings"."quiet_from" <> "notice_settings"."quiet_until"),
	CONSTRAINT "quiet_hours_are_two_or_none" CHECK (("notice_settings"."quiet_from" is null) = ("notice_settings"."quiet_until" is null))
);
--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "way" text;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "send_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "settled_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "letters_due" ON "notice_settings" USING btree ("letter_at" NULLS FIRST);--> statement-breakpoint
CREATE INDEX "notices_to_send" ON "notices" USING btree ("send_at") WHERE send_at is not null and settled_at is null;--> statement-breakpoint
CREATE INDEX "notices_for_a_letter" ON "notices" USING btree ("account_id") WHERE way = 'weekly' and settled_at is null;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notice_way_is_known_word" CHECK ("notices"."way" in ('at_once', 'weekly', 'portal'));
--> statement-breakpoint
-- Everybody who has an account begins as a new one does.
alter table "accounts" no force row level security;
--> statement-breakpoint
insert into "notice_settings" ("account_id") select "id" from "accounts" on conflict do nothing;
--> statement-breakpoint
alter table "accounts" force row level security;

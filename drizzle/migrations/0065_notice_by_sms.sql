ALTER TABLE "notice_settings" DROP CONSTRAINT "way_of_answers_is_known_word";--> statement-breakpoint
ALTER TABLE "notice_settings" DROP CONSTRAINT "way_of_accesses_is_known_word";--> statement-breakpoint
ALTER TABLE "notice_settings" DROP CONSTRAINT "way_of_documents_is_known_word";--> statement-breakpoint
ALTER TABLE "notice_settings" DROP CONSTRAINT "way_of_messages_is_known_word";--> statement-breakpoint
ALTER TABLE "notice_settings" DROP CONSTRAINT "way_of_circle_is_known_word";--> statement-breakpoint
ALTER TABLE "notice_settings" DROP CONSTRAINT "way_of_reminders_is_known_word";--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notice_way_is_known_word";--> statement-breakpoint
ALTER TABLE "notice_settings" ADD CONSTRAINT "way_of_answers_is_known_word" CHECK ("notice_settings"."answers" in ('at_once', 'sms', 'weekly', 'portal'));--> statement-breakpoint
ALTER TABLE "notice_settings" ADD CONSTRAINT "way_of_accesses_is_known_word" CHECK ("notice_settings"."accesses" in ('at_once', 'sms', 'weekly', 'portal'));--> statement-breakpoint
ALTER TABLE "notice_settings" ADD CONSTRAINT "way_of_documents_is_known_word" CHECK ("notice_settings"."documents" in ('at_once', 'sms', 'weekly', 'portal'));--> statement-breakpoint
ALTER TABLE "notice_settings" ADD CONSTRAINT "way_of_messages_is_known_word" CHECK ("notice_settings"."messages" in ('at_once', 'sms', 'weekly', 'portal'));--> statement-breakpoint
ALTER TABLE "notice_settings" ADD CONSTRAINT "way_of_circle_is_known_word" CHECK ("notice_settings"."circle" in ('at_once', 'sms', 'weekly', 'portal'));--> statement-breakpoint
ALTER TABLE "notice_settings" ADD CONSTRAINT "way_of_reminders_is_known_word" CHECK ("notice_settings"."reminders" in ('at_once', 'sms', 'weekly', 'portal'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notice_way_is_known_word" CHECK ("notices"."way" in ('at_once', 'sms', 'weekly', 'portal'));
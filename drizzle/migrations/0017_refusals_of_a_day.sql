ALTER TABLE "refused_requests" ADD COLUMN "on_day" date;--> statement-breakpoint
ALTER TABLE "refused_requests" ADD COLUMN "count" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "refusals_of_a_day" ON "refused_requests" USING btree ("actor_account_id","permission","refusal","on_day");--> statement-breakpoint
CREATE INDEX "refused_requests_by_age" ON "refused_requests" USING btree ("occurred_at");
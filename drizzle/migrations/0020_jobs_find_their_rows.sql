-- no transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS "delegations_by_close" ON "delegations" USING btree ("closes_at") WHERE status in ('waiting', 'active', 'suspended');--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "delegations_by_opening" ON "delegations" USING btree ("opens_at") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "delegations_proposed" ON "delegations" USING btree ("patient_id","id") WHERE status = 'proposed';--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "delegations_to_remind_first" ON "delegations" USING btree ("ends_at","id") WHERE status in ('waiting', 'active') and reminded_thirty_at is null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "delegations_to_remind_last" ON "delegations" USING btree ("ends_at","id") WHERE status in ('waiting', 'active') and reminded_seven_at is null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "delegations_to_ask_about" ON "delegations" USING btree ("opens_at","id") WHERE status in ('waiting', 'active') and unused_asked_at is null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "delegations_without_first_use" ON "delegations" USING btree ("patient_id","id") WHERE status in ('waiting', 'active') and first_use_told_at is null and replaces_id is null and basis = 'consent';--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "deposit_drafts_by_age" ON "deposit_drafts" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "documents_deleted" ON "documents" USING btree ("deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "review_evidence_kept" ON "review_evidence" USING btree ("case_id","id") WHERE object_key is not null;

-- no transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS "appointments_to_remind_in_order" ON "appointments" USING btree ("day","id") WHERE deleted_at is null;--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "appointments_to_remind_of";

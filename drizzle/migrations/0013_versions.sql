ALTER TABLE "deposit_drafts" ADD COLUMN "identifiers" text[];--> statement-breakpoint
ALTER TABLE "deposit_drafts" ADD COLUMN "replaces" text[];--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "identifiers" text[];--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "replaces" text[];
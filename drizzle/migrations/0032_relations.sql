ALTER TABLE "deposit_drafts" ADD COLUMN "appends" text[];--> statement-breakpoint
ALTER TABLE "deposit_drafts" ADD COLUMN "transforms" text[];--> statement-breakpoint
ALTER TABLE "deposit_drafts" ADD COLUMN "signs" text[];--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "appends" text[];--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "transforms" text[];--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "signs" text[];
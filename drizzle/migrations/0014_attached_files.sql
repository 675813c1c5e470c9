ALTER TABLE "deposit_files" ADD COLUMN "attachments" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "document_files" ADD COLUMN "attachments" text[] DEFAULT '{}' NOT NULL;
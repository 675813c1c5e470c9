CREATE TABLE "item_exclusions" (
	"patient_id" uuid NOT NULL,
	"section" text NOT NULL,
	"item_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"excluded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "item_exclusions_pkey" PRIMARY KEY("patient_id","section","item_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "item_places" (
	"patient_id" uuid NOT NULL,
	"section" text NOT NULL,
	"item_id" uuid NOT NULL,
	"structure_id" text,
	"structure_name" text NOT NULL,
	CONSTRAINT "item_places_pkey" PRIMARY KEY("patient_id","section","item_id")
);
--> statement-breakpoint
CREATE TABLE "item_reads" (
	"patient_id" uuid NOT NULL,
	"section" text NOT NULL,
	"item_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"read_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "item_reads_pkey" PRIMARY KEY("patient_id","section","item_id","account_id")
);
--> statement-breakpoint
-- What was kept of documents is kept of items of every section. The owner reads these rows of everybody once, here.
ALTER TABLE "document_exclusions" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "document_places" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "document_reads" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO "item_exclusions" SELECT "patient_id", 'documents', "document_id", "caregiver_account_id", "excluded_at" FROM "document_exclusions";--> statement-breakpoint
INSERT INTO "item_places" SELECT "patient_id", 'documents', "document_id", "structure_id", "structure_name" FROM "document_places";--> statement-breakpoint
INSERT INTO "item_reads" SELECT "patient_id", 'documents', "document_id", "account_id", "read_at" FROM "document_reads";--> statement-breakpoint
DROP TABLE "document_exclusions" CASCADE;--> statement-breakpoint
DROP TABLE "document_places" CASCADE;--> statement-breakpoint
DROP TABLE "document_reads" CASCADE;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "state" text DEFAULT 'confirmed' NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "source_document_id" uuid;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "source_document_version" integer;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "state_is_known_word" CHECK ("documents"."state" in ('proposed', 'confirmed', 'entered_in_error'));--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "source_has_a_version" CHECK (("documents"."source_document_id" is null) = ("documents"."source_document_version" is null));

DROP TABLE "confidentiality_codes" CASCADE;--> statement-breakpoint
DROP TABLE "document_classes" CASCADE;--> statement-breakpoint
DROP TABLE "document_groups" CASCADE;--> statement-breakpoint
DROP TABLE "document_types" CASCADE;--> statement-breakpoint
DROP TABLE "habilitation_columns" CASCADE;--> statement-breakpoint
DROP TABLE "habilitation_rights" CASCADE;--> statement-breakpoint
DROP TABLE "help_numbers" CASCADE;--> statement-breakpoint
DROP TABLE "professions" CASCADE;--> statement-breakpoint
DROP TABLE "purposes" CASCADE;--> statement-breakpoint
DROP TABLE "relations" CASCADE;
CREATE TABLE "item_sources" (
	"patient_id" uuid NOT NULL,
	"section" text NOT NULL,
	"item_id" uuid NOT NULL,
	"title" text NOT NULL,
	"author" text,
	"written_on" text,
	CONSTRAINT "item_sources_pkey" PRIMARY KEY("patient_id","section","item_id"),
	CONSTRAINT "written_on_is_a_day" CHECK ("item_sources"."written_on" ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$')
);
--> statement-breakpoint
CREATE TABLE "proposal_answers" (
	"patient_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"entry" text NOT NULL,
	"account_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"answered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "proposal_answers_pkey" PRIMARY KEY("patient_id","document_id","entry","account_id"),
	CONSTRAINT "proposal_answer_is_known_word" CHECK ("proposal_answers"."answer" in ('taken', 'set_aside'))
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"patient_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"entry" text NOT NULL,
	"section" text NOT NULL,
	"place" integer NOT NULL,
	"ciphertext" "bytea" NOT NULL,
	CONSTRAINT "proposals_pkey" PRIMARY KEY("patient_id","document_id","entry"),
	CONSTRAINT "proposed_section_is_known_word" CHECK ("proposals"."section" in ('allergies', 'conditions', 'medications', 'procedures', 'devices', 'family_history', 'lifestyle', 'vaccinations', 'measures')),
	CONSTRAINT "entry_has_a_name" CHECK ("proposals"."entry" ~ '^[A-Za-z0-9_-]{22}$')
);
--> statement-breakpoint
ALTER TABLE "proposal_answers" ADD CONSTRAINT "answer_about_a_document" FOREIGN KEY ("patient_id","document_id") REFERENCES "public"."documents"("patient_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposal_of_a_document" FOREIGN KEY ("patient_id","document_id") REFERENCES "public"."documents"("patient_id","id") ON DELETE cascade ON UPDATE no action;
CREATE TABLE "emergency_contacts" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"relation" text NOT NULL,
	"telephone" text NOT NULL,
	"position" smallint NOT NULL,
	"confirmed_at" timestamp with time zone,
	"author_account_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "emergency_contacts_pkey" PRIMARY KEY("patient_id","id"),
	CONSTRAINT "contact_without_a_number" CHECK ("emergency_contacts"."telephone" ~ '[0-9]')
);
--> statement-breakpoint
ALTER TABLE "emergency_contacts" ADD CONSTRAINT "emergency_contacts_patient_id_patients_patient_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "emergency_contacts_in_order" ON "emergency_contacts" USING btree ("patient_id","position","id") WHERE removed_at is null;
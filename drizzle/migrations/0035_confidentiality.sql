CREATE TABLE "complaints" (
	"account_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"words_ciphertext" "bytea",
	"wrapped_key" "bytea" NOT NULL,
	"root_key_id" text NOT NULL,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "complaints_pkey" PRIMARY KEY("account_id","id"),
	CONSTRAINT "withdrawn_complaint_keeps_no_words" CHECK (("complaints"."withdrawn_at" is null) = ("complaints"."words_ciphertext" is not null))
);
--> statement-breakpoint
CREATE TABLE "emergency_choices" (
	"patient_id" uuid NOT NULL,
	"emergency_centre" text,
	"break_glass" text,
	"said_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "emergency_choices_pkey" PRIMARY KEY("patient_id"),
	CONSTRAINT "emergency_centre_is_known_word" CHECK ("emergency_choices"."emergency_centre" in ('allowed', 'opposed')),
	CONSTRAINT "break_glass_is_known_word" CHECK ("emergency_choices"."break_glass" in ('allowed', 'opposed'))
);
--> statement-breakpoint
ALTER TABLE "emergency_choices" ADD CONSTRAINT "emergency_choices_patient_id_patients_patient_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaints_waiting" ON "complaints" USING btree ("sent_at") WHERE answered_at is null and withdrawn_at is null;
CREATE TABLE "emergency_card_codes" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"given_by_account_id" uuid NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "emergency_card_codes_pkey" PRIMARY KEY("patient_id","id")
);
--> statement-breakpoint
CREATE TABLE "emergency_card_directory" (
	"code_hash" "bytea" PRIMARY KEY NOT NULL,
	"patient_id" uuid NOT NULL,
	"code_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "emergency_cards" (
	"patient_id" uuid NOT NULL,
	"first_words" text DEFAULT '' NOT NULL,
	"blood_group" text,
	"speaks" text DEFAULT '' NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "emergency_cards_pkey" PRIMARY KEY("patient_id"),
	CONSTRAINT "blood_group_is_known_word" CHECK ("emergency_cards"."blood_group" in ('O+', 'O-', 'A+', 'A-', 'B+', 'B-', 'AB+', 'AB-')),
	CONSTRAINT "card_with_too_many_words" CHECK (length("emergency_cards"."first_words") <= 500 and length("emergency_cards"."speaks") <= 80)
);
--> statement-breakpoint
ALTER TABLE "emergency_card_codes" ADD CONSTRAINT "emergency_card_codes_patient_id_patients_patient_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "emergency_cards" ADD CONSTRAINT "emergency_cards_patient_id_patients_patient_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "two_codes_on_one_card" ON "emergency_card_codes" USING btree ("patient_id") WHERE withdrawn_at is null;
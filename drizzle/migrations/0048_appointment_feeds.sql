CREATE TABLE "appointment_feed_directory" (
	"secret_hash" "bytea" PRIMARY KEY NOT NULL,
	"patient_id" uuid NOT NULL,
	"feed_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "appointment_feeds" (
	"patient_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"shows_more" boolean NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	"shown_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "appointment_feeds_pkey" PRIMARY KEY("patient_id","id")
);
--> statement-breakpoint
ALTER TABLE "appointment_feeds" ADD CONSTRAINT "feed_of_a_patient" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "two_feeds_of_one_person" ON "appointment_feeds" USING btree ("patient_id","account_id") WHERE withdrawn_at is null;
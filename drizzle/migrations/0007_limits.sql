-- Counted in one place: what somebody may do so often in so long (relais.take_turn).
CREATE TABLE "limited_acts" (
	"limit_code" text NOT NULL,
	"subject" "bytea" NOT NULL,
	"done_at" timestamp with time zone[] DEFAULT '{}'::timestamptz[] NOT NULL,
	"forget_at" timestamp with time zone NOT NULL,
	CONSTRAINT "limited_acts_pkey" PRIMARY KEY("limit_code","subject")
);
--> statement-breakpoint
CREATE INDEX "limited_acts_to_forget" ON "limited_acts" USING btree ("forget_at");
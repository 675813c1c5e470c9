CREATE TABLE "medicine_editions" (
	"edition" date NOT NULL,
	"source" text NOT NULL,
	"medicines" integer NOT NULL,
	"loaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "medicine_editions_pkey" PRIMARY KEY("edition")
);
--> statement-breakpoint
CREATE TABLE "medicines" (
	"cis" text NOT NULL,
	"name" text NOT NULL,
	"form" text NOT NULL,
	"authorisation" text NOT NULL,
	"marketing" text NOT NULL,
	"words" text NOT NULL,
	"edition" date NOT NULL,
	"is_listed" boolean NOT NULL,
	CONSTRAINT "medicines_pkey" PRIMARY KEY("cis"),
	CONSTRAINT "medicine_has_a_code" CHECK ("medicines"."cis" ~ '^[0-9]{8}$'),
	CONSTRAINT "medicine_has_a_name" CHECK ("medicines"."name" ~ '\S')
);
--> statement-breakpoint
ALTER TABLE "medicines" ADD CONSTRAINT "medicine_of_an_edition" FOREIGN KEY ("edition") REFERENCES "public"."medicine_editions"("edition") ON DELETE no action ON UPDATE no action;
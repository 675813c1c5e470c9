CREATE TABLE "item_words" (
	"patient_id" uuid NOT NULL,
	"section" text NOT NULL,
	"item_id" uuid NOT NULL,
	"line" "tsvector" DEFAULT ''::tsvector NOT NULL,
	"body" "tsvector" DEFAULT ''::tsvector NOT NULL,
	"ciphertext" "bytea",
	"reading" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "item_words_pkey" PRIMARY KEY("patient_id","section","item_id")
);
--> statement-breakpoint
CREATE INDEX "item_words_by_word" ON "item_words" USING gin (("line" || "body")) WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "documents_to_read" ON "item_words" USING btree ("reading","patient_id","item_id") WHERE section = 'documents';--> statement-breakpoint
-- Words as they stand, and by their French stems; `le` and `la` are no words that anything is found by.
CREATE TEXT SEARCH DICTIONARY relais.whole_word (TEMPLATE = pg_catalog.simple, STOPWORDS = french);--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION relais.whole (COPY = pg_catalog.simple);--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION relais.whole ALTER MAPPING REPLACE pg_catalog.simple WITH relais.whole_word;--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION relais.stems (COPY = pg_catalog.french);

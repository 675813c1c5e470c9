CREATE TABLE "measure_imports" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "measure_imports_pkey" PRIMARY KEY("patient_id","id")
);
--> statement-breakpoint
ALTER TABLE "measures" DROP CONSTRAINT "same_measure_twice";--> statement-breakpoint
ALTER TABLE "measures" ADD COLUMN "import_id" uuid;--> statement-breakpoint
ALTER TABLE "measure_imports" ADD CONSTRAINT "measure_imports_patient_id_patients_patient_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "measure_imports_by_age" ON "measure_imports" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "same_measure_twice" ON "measures" USING btree ("patient_id","author_account_id","code","measured_at",coalesce(value, systolic),coalesce(diastolic, 0)) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "measures_of_an_import" ON "measures" USING btree ("patient_id","import_id") WHERE import_id is not null;
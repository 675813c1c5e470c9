CREATE TABLE "answer_times" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"sentence" text NOT NULL,
	"said_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "answer_time_is_short" CHECK (length(btrim("answer_times"."sentence")) between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "message_documents" (
	"patient_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	CONSTRAINT "message_documents_pkey" PRIMARY KEY("patient_id","message_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"thread_id" uuid NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"author_account_id" uuid NOT NULL,
	"author_kind" text NOT NULL,
	"author_name" text NOT NULL,
	"author_relation" text,
	"author_profession" text,
	"words_ciphertext" "bytea" NOT NULL,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "messages_pkey" PRIMARY KEY("patient_id","id"),
	CONSTRAINT "message_author_kind_is_known_word" CHECK ("messages"."author_kind" in ('patient', 'caregiver', 'professional'))
);
--> statement-breakpoint
CREATE TABLE "thread_members" (
	"patient_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"profession_code" text,
	"reads_from" integer DEFAULT 1 NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "thread_members_pkey" PRIMARY KEY("patient_id","thread_id","account_id"),
	CONSTRAINT "member_kind_is_known_word" CHECK ("thread_members"."kind" in ('professional', 'caregiver')),
	CONSTRAINT "professional_has_a_profession" CHECK (("thread_members"."kind" = 'professional') = ("thread_members"."profession_code" is not null))
);
--> statement-breakpoint
CREATE TABLE "thread_reads" (
	"patient_id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"read_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "thread_reads_pkey" PRIMARY KEY("patient_id","thread_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "threads" (
	"patient_id" uuid NOT NULL,
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"subject_ciphertext" "bytea" NOT NULL,
	"author_account_id" uuid NOT NULL,
	"author_kind" text NOT NULL,
	"author_name" text NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_position" integer DEFAULT 0 NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by_account_id" uuid,
	"closed_by_name" text,
	CONSTRAINT "threads_pkey" PRIMARY KEY("patient_id","id"),
	CONSTRAINT "thread_author_kind_is_known_word" CHECK ("threads"."author_kind" in ('patient', 'caregiver', 'professional')),
	CONSTRAINT "closing_is_whole_or_absent" CHECK (num_nulls("threads"."closed_at", "threads"."closed_by_account_id", "threads"."closed_by_name") in (0, 3))
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notice_subject_is_known_word";--> statement-breakpoint
ALTER TABLE "message_documents" ADD CONSTRAINT "document_of_a_message" FOREIGN KEY ("patient_id","message_id") REFERENCES "public"."messages"("patient_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_documents" ADD CONSTRAINT "message_with_a_document" FOREIGN KEY ("patient_id","document_id") REFERENCES "public"."documents"("patient_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "message_of_a_thread" FOREIGN KEY ("patient_id","thread_id") REFERENCES "public"."threads"("patient_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_members" ADD CONSTRAINT "member_of_a_thread" FOREIGN KEY ("patient_id","thread_id") REFERENCES "public"."threads"("patient_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_reads" ADD CONSTRAINT "read_of_a_thread" FOREIGN KEY ("patient_id","thread_id") REFERENCES "public"."threads"("patient_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "threads" ADD CONSTRAINT "thread_of_a_patient" FOREIGN KEY ("patient_id") REFERENCES "public"."patients"("patient_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "messages_with_a_document" ON "message_documents" USING btree ("patient_id","document_id");--> statement-breakpoint
CREATE UNIQUE INDEX "two_messages_in_one_place" ON "messages" USING btree ("patient_id","thread_id","position");--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notice_subject_is_known_word" CHECK ("notices"."subject" in ('arrived', 'declined', 'renounced', 'opening', 'ending', 'unused', 'first_use', 'document', 'undelivered', 'confirmed', 'refused', 'withdrawn', 'changed', 'ended', 'ending_own', 'request', 'address', 'by_law', 'contested', 'rectification', 'answered_line', 'answered_allergies', 'answered_conditions', 'answered_medications', 'answered_procedures', 'answered_devices', 'answered_family_history', 'answered_lifestyle', 'answered_measure', 'answered_vaccination', 'refill', 'answered_appointment', 'appointment_soon', 'message'));
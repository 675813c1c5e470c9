ALTER TABLE "accounts" DROP CONSTRAINT "citizen_has_identity_traits";--> statement-breakpoint
ALTER TABLE "accounts" ALTER COLUMN "birth_date" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "birth_directory" ALTER COLUMN "birth_date" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "patients" ALTER COLUMN "birth_date" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "patients" ALTER COLUMN "birth_country" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "account_birth_date_is_known_from_the_year" CHECK ("accounts"."birth_date" ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$');--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "citizen_has_identity_traits" CHECK ("accounts"."face" <> 'citizen' or ("accounts"."birth_name" is not null and "accounts"."given_names" is not null and "accounts"."first_given_name" is not null and "accounts"."sex" is not null and "accounts"."birth_date" is not null));--> statement-breakpoint
ALTER TABLE "patients" ADD CONSTRAINT "birth_date_is_known_from_the_year" CHECK ("patients"."birth_date" ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$');
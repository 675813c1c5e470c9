-- Which professional answered is told on the page of the answer, to whoever may read it then, and in no notice but that of the person
-- herself: the names that notices of others have kept are cleared.
alter table "notices" no force row level security;
--> statement-breakpoint
alter table "patients" no force row level security;
--> statement-breakpoint
alter table "accounts" no force row level security;
--> statement-breakpoint
update "notices" n set "name" = null
where n."subject" in ('rectification', 'answered_line', 'answered_measure', 'answered_vaccination') and n."name" is not null
  and not exists (select from "patients" p where p."patient_id" = n."space_id" and p."holder_account_id" = n."account_id")
  and (n."subject" = 'rectification' or exists (select from "accounts" a where a."face" = 'professional' and a."display_name" = n."name"));
--> statement-breakpoint
alter table "accounts" force row level security;
--> statement-breakpoint
alter table "patients" force row level security;
--> statement-breakpoint
alter table "notices" force row level security;

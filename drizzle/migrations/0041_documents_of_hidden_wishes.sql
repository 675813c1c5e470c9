-- Wishes that were hidden from professionals before their documents were hidden with them: those documents are hidden too, as hiding
-- the wish does now. The owner, who mends, is let through row-level security for it.
alter table "documents" no force row level security;
--> statement-breakpoint
alter table "wishes" no force row level security;
--> statement-breakpoint
update "documents" d set "marks" = array_append(d."marks", 'MASQUE_PS'), "version" = d."version" + 1
where not d."marks" @> array['MASQUE_PS'] and d."state" <> 'entered_in_error' and exists (
  select from "wishes" w
  where w."patient_id" = d."patient_id" and w."source_document_id" = d."id" and w."deleted_at" is null and w."marks" @> array['MASQUE_PS']
);
--> statement-breakpoint
alter table "wishes" force row level security;
--> statement-breakpoint
alter table "documents" force row level security;

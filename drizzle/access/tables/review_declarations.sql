alter table review_declarations enable row level security;
alter table review_declarations force row level security;
grant select, insert on review_declarations to relais_portal;
grant select on review_declarations to relais_policy;
create policy own_declaration on review_declarations for all to relais_portal
  using ((reviewer_account_id = (select relais.current_actor())) and (select relais.is_reviewer()))
  with check ((reviewer_account_id = (select relais.current_actor())) and (select relais.is_reviewer()));
create policy authority on review_declarations for select to relais_policy
  using (true);
create trigger written_once before update or delete on review_declarations for each row execute function relais.refuse_change();

select relais.protect('review_declarations', 'apart');
grant select, insert on review_declarations to relais_portal;
create policy own_declaration on review_declarations for all to relais_portal
  using (reviewer_account_id = (select relais.current_actor()) and (select relais.is_reviewer()))
  with check (reviewer_account_id = (select relais.current_actor()) and (select relais.is_reviewer()));
select relais.open_to_functions('review_declarations', 'select');
create trigger written_once before update or delete on review_declarations for each row execute function relais.refuse_change();
create trigger stamp before insert on review_declarations for each row execute function relais.stamp('declared_at');

select relais.protect('review_letters', 'apart');
grant select, insert on review_letters to relais_portal;
create policy of_a_case on review_letters for select to relais_portal using (exists (select from review_cases c where c.id = case_id));
create policy own_letter on review_letters for insert to relais_portal
  with check (reviewer_account_id = (select relais.current_actor()) and (select relais.is_reviewer())
    and exists (select from review_cases c where c.id = case_id and c.assigned_reviewer_id = (select relais.current_actor())));
create trigger written_once before update or delete on review_letters for each row execute function relais.refuse_change();
create trigger stamp before insert on review_letters for each row execute function relais.stamp('written_at');

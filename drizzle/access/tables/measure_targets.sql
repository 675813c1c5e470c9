select relais.protect('measure_targets', 'space');
grant update (ended_at) on measure_targets to relais_portal;
create policy own_target on measure_targets as restrictive for insert to relais_portal
  with check (author_account_id = (select relais.current_actor()));
create trigger hold_states before insert or update on measure_targets for each row execute function relais.hold_states('ended_at once');

select relais.protect('measure_targets', 'space');
grant update (ended_at) on measure_targets to relais_portal;
select relais.signed_by('measure_targets', 'author_account_id');
-- Where a measure should lie is a professional's to say.
create policy set_in_care on measure_targets as restrictive for insert to relais_portal
  with check ((select a.face from accounts a where a.id = (select relais.current_actor())) = 'professional');
create policy ended_in_care on measure_targets as restrictive for update to relais_portal
  using ((select a.face from accounts a where a.id = (select relais.current_actor())) = 'professional');
create trigger stamp before insert on measure_targets for each row execute function relais.stamp('set_at');
create trigger hold_states before insert or update on measure_targets for each row execute function relais.hold_states('ended_at once');

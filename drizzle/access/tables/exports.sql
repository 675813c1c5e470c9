select relais.protect('exports', 'held');
-- The portal says what goes into it and whether it was taken; where it lies and how far it is, the worker alone.
grant update (taken_at), delete on exports to relais_portal;
create policy begins_bare on exports as restrictive for insert to relais_portal with check (
  num_nonnulls(object_key, wrapped_key, byte_size, failure) = 0 and packed = 0 and attempts = 0);
grant select, update (content, packed, attempts, touched_at, object_key, wrapped_key, byte_size, ready_at, failed_at, failure)
  on exports to relais_worker;
select relais.open_to_job('exports', 'exports.make', 'select, update');
select relais.open_to_job('exports', 'objects.sweep', 'select');
select relais.open_to_job('exports', 'store.move', 'select');
-- What is erased with its space.
select relais.open_to_job('exports', 'spaces.erase', 'select');
create trigger stamp before insert on exports for each row execute function relais.stamp('asked_at');
create trigger hold_states before insert or update on exports for each row
  execute function relais.hold_states('touched_at undone', 'ready_at once', 'taken_at once', 'failed_at once');

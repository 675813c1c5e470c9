/* Erases a space whose person did not come back: every row of it in the order of its references, the key with the last one, and what
   others were told of it. Nothing that is sealed changes. What stays is that it was erased, for its person; null where another
   job was first, or nothing is due. */
create function relais.erase_space(asked uuid) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    holder uuid;
    asked_at timestamptz;
    of_space regclass;
  begin
    if relais.current_task() is distinct from 'spaces.erase' or not asked = any (relais.erasable_spaces()) then
      return null;
    end if;
    select p.holder_account_id, p.closing_asked_at into holder, asked_at from public.patients p where p.patient_id = asked;
    insert into public.erased_spaces (account_id, space_id, asked_at) values (holder, asked, asked_at) on conflict do nothing;
    if not found then
      return null;
    end if;
    for of_space in
      -- What refers to a row goes before it: the further a table stands from that of the spaces, the sooner.
      with recursive referring (of_table, far) as (
        select 'public.patients'::regclass::oid, 0
        union
        select k.conrelid, r.far + 1 from referring r
        join pg_constraint k on k.confrelid = r.of_table and k.contype = 'f' and k.conrelid <> k.confrelid)
      select c.oid::regclass from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'patient_id' and not a.attisdropped
      left join referring r on r.of_table = c.oid
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not in ('audit_events', 'audit_places')
      group by c.oid order by max(r.far) desc nulls first, c.relname
    loop
      execute format('delete from %s where patient_id = $1', of_space) using asked;
    end loop;
    delete from public.notices n where n.space_id = asked;
    update public.sessions s set ended_at = now(), end_reason = 'space_erased', id_token_ciphertext = null
      where s.account_id = holder and s.ended_at is null;
    return holder;
  end
  $$;
grant execute on function relais.erase_space(uuid) to relais_worker;

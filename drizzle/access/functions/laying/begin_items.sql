/* How an item begins, whoever adds it: in their own name, as what they are, and of now by `said_at`. What somebody says who only
   helps waits to be confirmed, save where the item `stands` from the first; that alone is announced later, where a professional says so. */
create function relais.begin_items(on_table regclass, said_at text, stands boolean default false) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    waits constant text := 'author_kind = ''caregiver'' and patient_id not in (select unnest(relais.governed_patients()))';
  begin
    perform relais.signed_as(on_table);
    execute format('create policy begins_as_it_may on %s as restrictive for insert to relais_portal with check (state = %s and %s)', on_table,
      case when stands then '''confirmed''' else format('case when %s then ''proposed'' else ''confirmed'' end', waits) end,
      case when stands then '(author_kind = ''professional'' or announce_on is null)' else 'announce_on is null' end);
    execute format('create trigger stamp before insert on %s for each row execute function relais.stamp(%L)', on_table, said_at);
  end
  $$;

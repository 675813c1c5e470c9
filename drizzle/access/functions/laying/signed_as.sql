-- Whoever adds a row writes it in their own name and as what they are to the patient.
create function relais.signed_as(on_table regclass) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    perform relais.signed_by(on_table, 'author_account_id');
    execute format('create policy author_is_what_they_are on %s as restrictive for insert to relais_portal with check (author_kind = '
      'case when (select a.face from public.accounts a where a.id = (select relais.current_actor())) = ''professional'' then ''professional'' '
      'when patient_id in (select unnest(relais.held_patients())) then ''patient'' else ''caregiver'' end)', on_table);
  end
  $$;

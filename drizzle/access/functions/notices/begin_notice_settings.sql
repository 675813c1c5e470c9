-- With an account begins how its person is told of things: as everybody is who chose nothing.
create function relais.begin_notice_settings() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    insert into public.notice_settings (account_id) values (new.id) on conflict do nothing;
    return null;
  end
  $$;

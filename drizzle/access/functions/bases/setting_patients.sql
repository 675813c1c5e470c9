-- Of the patients asked for, those of whose items of a section the actor says who sees them.
create function relais.setting_patients(section text) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select case when section in ({{set_by_who_represents}}) then relais.governed_patients() else relais.held_patients() end
  $$;

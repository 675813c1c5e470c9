-- Whether the way to a space is open to somebody now, and to a thread in it where one is named.
create function relais.reaches_place(asked_account uuid, space uuid, thread uuid) returns boolean
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    reached boolean;
  begin
    perform set_config('app.actor', asked_account::text, true), set_config('app.patients', space::text, true);
    reached := space = any (relais.visible_patients() || relais.authored_patients())
      and (thread is null or space = any (relais.governed_patients()) or thread = any (relais.joined_threads()));
    perform set_config('app.actor', '', true), set_config('app.patients', '', true);
    return reached;
  end
  $$;

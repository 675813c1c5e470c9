-- Who is counted, and about what: a digest, since nobody needs to read whom somebody knocked at.
create function relais.limit_subject(about text) returns bytea
  language plpgsql stable set search_path = pg_catalog, pg_temp
  as $$
  begin
    if relais.current_actor() is null then
      raise exception 'nobody acts, so nothing is counted' using errcode = 'insufficient_privilege';
    end if;
    return sha256(convert_to(relais.current_actor() || ' ' || about, 'UTF8'));
  end
  $$;

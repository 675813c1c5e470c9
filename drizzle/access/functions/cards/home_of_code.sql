/* Whose home the code of a sheet stands in, for somebody signed in whose own way into that space is open now; null for everybody else, as
   for a code that never was. Nothing is opened by it: what they see there, their own access says. */
create function relais.home_of_code(hash bytea) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    asked uuid := relais.current_actor();
    home uuid;
    reached boolean;
  begin
    select c.patient_id into home
    from public.emergency_card_directory f
    join public.emergency_card_codes c on c.patient_id = f.patient_id and c.id = f.code_id
    where f.code_hash = hash and c.is_at_home and c.withdrawn_at is null and now() < c.expires_at;
    if home is null or asked is null then
      return null;
    end if;
    reached := relais.reaches_place(asked, home, null);
    perform set_config('app.actor', asked::text, true);
    return case when reached then home end;
  end
  $$;
grant execute on function relais.home_of_code(bytea) to relais_portal;

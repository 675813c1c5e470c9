-- Patients whose name the actor may know: an access set up or suspended, an invitation or a request to sign in hand, what he deposited himself.
create function relais.known_patients() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(array_agg(known.patient_id), '{}') from (
      {{known_ties}}
      union
      select s.patient_id from relais.shown_invitations() s
      union
      select s.patient_id from relais.shown_signatures() s
      union
      select unnest(relais.authored_patients())
    ) known
    join public.patients p on p.patient_id = known.patient_id and {{open_to_actor}}
  $$;
grant execute on function relais.known_patients() to relais_portal;

-- The invitation whose code was shown and to which this actor has said yes: opened again, it leads to what became of it.
create function relais.answered_invitations() returns table (delegation_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select i.delegation_id
    from public.invitation_directory f
    join public.invitations i on i.patient_id = f.patient_id and i.id = f.invitation_id
    join public.patients p on p.patient_id = i.patient_id and {{open_space}}
    where f.code_hash = decode(nullif(current_setting('app.invitation', true), ''), 'hex')
      and i.arrived_account_id = relais.current_actor() and i.status not in ('sent', 'declined')
  $$;
grant execute on function relais.answered_invitations() to relais_portal;

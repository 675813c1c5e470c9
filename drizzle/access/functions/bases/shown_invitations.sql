-- The invitation whose code was shown, while it may still be used by this actor.
create function relais.shown_invitations() returns table (patient_id uuid, delegation_id uuid, invitation_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select i.patient_id, i.delegation_id, i.id
    from public.invitation_directory f
    join public.invitations i on i.patient_id = f.patient_id and i.id = f.invitation_id
    join public.delegations d on d.patient_id = i.patient_id and d.id = i.delegation_id and d.status in ('proposed', 'accepted')
    join public.patients p on p.patient_id = i.patient_id and {{open_space}}
    where f.code_hash = decode(nullif(current_setting('app.invitation', true), ''), 'hex')
      and now() < i.expires_at
      and (i.status = 'sent' or (i.status = 'arrived' and i.arrived_account_id = relais.current_actor()))
  $$;
grant execute on function relais.shown_invitations() to relais_portal;

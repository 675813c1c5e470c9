-- The request to sign whose code was shown: while it waits and its wish is in force, and ever after for who answered it.
create function relais.shown_signatures() returns table (patient_id uuid, signature_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select s.patient_id, s.id
    from public.invitation_directory f
    join public.trusted_signatures s on s.patient_id = f.patient_id and s.id = f.invitation_id and s.withdrawn_at is null
    join public.wishes w on w.patient_id = s.patient_id and w.id = s.wish_id and w.ended_at is null and w.deleted_at is null
    join public.patients p on p.patient_id = s.patient_id and {{open_space}}
    where f.code_hash = decode(nullif(current_setting('app.invitation', true), ''), 'hex')
      and (s.status = 'sent' and now() < s.expires_at or s.signer_account_id = relais.current_actor())
  $$;
grant execute on function relais.shown_signatures() to relais_portal;

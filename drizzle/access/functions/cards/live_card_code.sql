-- A code that opens a card, by its hash, while it may be used: of a card in a wallet, or of a sheet at home whose person chose so.
create function relais.live_card_code(hash bytea) returns table (patient_id uuid, code_id uuid)
  language sql stable set search_path = pg_catalog, pg_temp
  as $$
    select c.patient_id, c.id
    from public.emergency_card_directory f
    join public.emergency_card_codes c on c.patient_id = f.patient_id and c.id = f.code_id
    join public.patients p on p.patient_id = c.patient_id and {{open_space}}
    where f.code_hash = hash and c.opens_card and c.withdrawn_at is null and now() < c.expires_at
  $$;

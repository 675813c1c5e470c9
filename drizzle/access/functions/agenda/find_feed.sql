/* Whose calendar reads which agenda by this secret, while it may: after too many readings in a while it is as if there were none.
   What it reads is then asked of the policy, as for a page. */
create function relais.find_feed(hash bytea)
  returns table (patient_id uuid, account_id uuid, display_name text, language text, shows_more boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    found_feed record;
  begin
    select f.patient_id, f.id, a.id as account_id, a.display_name, a.language, f.shows_more into found_feed
    from public.appointment_feed_directory d
    join public.appointment_feeds f on f.patient_id = d.patient_id and f.id = d.feed_id
    join public.patients p on p.patient_id = f.patient_id and {{open_space}}
    join public.accounts a on a.id = f.account_id
    where d.secret_hash = hash and f.withdrawn_at is null and a.closed_at is null;
    if found_feed is null or not relais.count_turn('feed_readings', sha256(convert_to('feed ' || found_feed.id, 'UTF8'))) then
      return;
    end if;
    return query select found_feed.patient_id, found_feed.account_id, found_feed.display_name, found_feed.language,
      found_feed.shows_more;
  end
  $$;
grant execute on function relais.find_feed(bytea) to relais_portal;

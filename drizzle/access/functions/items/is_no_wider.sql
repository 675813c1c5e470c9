-- Whether an item is seen by nobody afterwards who did not see it before: what was sensitive stays so for its reason, and no mark is lifted.
create function relais.is_no_wider(was jsonb, becomes jsonb) returns boolean
  language sql immutable set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(becomes -> 'marks' @> (was -> 'marks'), true)
      and (was -> 'sensitivity' = becomes -> 'sensitivity' and was -> 'sensitive_topic' = becomes -> 'sensitive_topic'
        or was ->> 'sensitivity' = 'not' or was ->> 'sensitivity' <> 'sensitive' and becomes ->> 'sensitivity' = 'sensitive')
  $$;

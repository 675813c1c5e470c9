-- The doors to the job queue, laid anew by every `npm run db:migrate` after pg-boss has brought its own tables up to date.
-- The portal can add a job inside its own transaction and can read none: a mail waiting there is nobody's to see.
create schema if not exists jobs;
revoke all on schema jobs from public;
grant usage on schema jobs to relais_portal, relais_worker, relais_policy;

-- Adds one job with the settings of its queue, and wakes the worker at the commit; false when the queue holds such a job already.
-- A mail belongs to the group of its address: the mails to one person are sent in their order.
create or replace function jobs.enqueue(job text, payload jsonb, key text default null, wait interval default '0')
returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  insert into pgboss.job_common (id, name, data, singleton_key, group_id, start_after, keep_until, retry_limit, retry_delay,
    retry_backoff, retry_delay_max, expire_seconds, deletion_seconds, dead_letter, policy)
  select uuidv7(), name, payload, key, payload->>'to', now() + wait, now() + wait + retention_seconds * interval '1 second', retry_limit,
    retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds, dead_letter, policy
  from pgboss.queue where name = job
  on conflict do nothing;
  if found then
    perform pg_notify('jobs', job);
    return true;
  end if;
  if exists (select from pgboss.queue where name = job) then return false; end if;
  raise exception 'There is no queue named %', job;
end
$$;

-- What the worker looks for, of each kind of post: what may go since longest, however much waits for its time; an earlier one to the same
-- address; those that say the same; and when it was said last.
do $$
declare
  post record;
  waits text;
begin
  for post in select * from (values ('mails', 'mail.send'), ('sms', 'sms.send')) kinds (are, name) loop
    waits := format('name = %L and state < %L', post.name, 'active');
    execute format('create index if not exists %I on pgboss.job_common (start_after, id) where ', post.are || '_that_may_go') || waits;
    execute format('create index if not exists %I on pgboss.job_common (group_id, created_on, id) where ', post.are || '_by_address') || waits;
    execute format('create index if not exists %I on pgboss.job_common (singleton_key) where ', post.are || '_alike') || waits;
    execute format('create index if not exists %I on pgboss.job_common (singleton_key, completed_on) where name = %L and state = %L',
      post.are || '_said', post.name, 'completed');
  end loop;
end
$$;

-- How the queue is doing, for the health page: counts and ages, never what a job holds.
create or replace function jobs.state(out waiting bigint, out oldest_seconds integer, out failed bigint, out worker_seen_seconds integer)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select
    (select count(*) from pgboss.job_common where state in ('created', 'retry') and start_after <= now() and name not like '%.refused'),
    (select extract(epoch from now() - min(start_after))::integer from pgboss.job_common
      where state in ('created', 'retry') and start_after <= now() and name not like '%.refused'),
    (select count(*) from pgboss.job_common where name like '%.refused' and state = 'created'),
    (select extract(epoch from now() - max(heartbeat_on))::integer from pgboss.instance where stopped_on is null)
$$;

revoke all on function jobs.enqueue(text, jsonb, text, interval), jobs.state() from public;
grant execute on function jobs.enqueue(text, jsonb, text, interval), jobs.state() to relais_portal, relais_worker;
-- A function that tells somebody something knows the address that its caller does not.
grant execute on function jobs.enqueue(text, jsonb, text, interval) to relais_policy;

-- The worker gets rows only, table by table; the tables stay the owner's.
grant usage on schema pgboss to relais_worker;
grant select, update on pgboss.version to relais_worker;
grant select, insert, update, delete on pgboss.queue, pgboss.job, pgboss.job_common, pgboss.job_dependency, pgboss.schedule,
  pgboss.subscription, pgboss.warning, pgboss.instance, pgboss.bam, pgboss.queue_stats to relais_worker;

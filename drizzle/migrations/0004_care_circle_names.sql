-- Who a professional is whose account the actor already knows, and the journal's places for who verifies it.
grant create on schema relais to relais_policy;
--> statement-breakpoint
set local role relais_policy;
--> statement-breakpoint

-- Professionals by their accounts, each with the places of practice, for a citizen: what search_professionals says of them.
create function relais.named_professionals(people uuid[]) returns table (
  account_id uuid, display_name text, profession_code text, structure_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select a.id, a.display_name, p.profession_code, p.structure_name
    from public.accounts a join public.practices p on p.account_id = a.id
    where a.id = any (people) and a.face = 'professional' and a.closed_at is null
      and exists (select from public.accounts me where me.id = relais.current_actor() and me.face = 'citizen')
    order by a.display_name, a.id, p.position
  $$;
--> statement-breakpoint
revoke all on function relais.named_professionals(uuid[]) from public;
--> statement-breakpoint
grant execute on function relais.named_professionals(uuid[]) to relais_portal;
--> statement-breakpoint
reset role;
--> statement-breakpoint
revoke create on schema relais from relais_policy;
--> statement-breakpoint
create policy worker_task on audit_places for select to relais_worker using (nullif(current_setting('app.task', true), '') is not null);
--> statement-breakpoint
grant select on audit_places to relais_worker;

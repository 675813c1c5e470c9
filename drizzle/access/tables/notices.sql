alter table notices enable row level security;
alter table notices force row level security;
grant select on notices to relais_portal;
grant insert on notices to relais_policy;
create policy own_notices on notices for select to relais_portal
  using (account_id = (select relais.current_actor()));
create policy told on notices for insert to relais_policy
  with check (true);

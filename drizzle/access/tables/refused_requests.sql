alter table refused_requests enable row level security;
alter table refused_requests force row level security;
grant select, insert on refused_requests to relais_policy;
create policy authority on refused_requests for select to relais_policy
  using (true);
create policy refusals on refused_requests for insert to relais_policy
  with check (true);

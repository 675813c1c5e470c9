/* The one way in which a function writes the journal: the columns that lib/audit/append.ts writes, and the place apart. Who acts
   is the actor of the transaction, or a task where there is none. The digest of the place comes from there too, so that the
   database cannot vouch for itself. */
create function relais.append_audit(
  patient_id uuid, action text, basis text default null, delegation_id uuid default null, permission text default null,
  outcome text default 'done', refusal text default null, resource_ids uuid[] default '{}', preview boolean default false,
  profession_code text default null, place_sha256 bytea default null, structure_id text default null, structure_name text default null,
  task text default null)
  returns void
  language sql set search_path = pg_catalog, pg_temp
  as $$
    with told as (
      insert into public.audit_events (patient_id, actor_account_id, basis, delegation_id, permission, action, outcome, refusal,
        resource_ids, preview, profession_code, place_sha256, task)
      values (append_audit.patient_id, relais.current_actor(), append_audit.basis, append_audit.delegation_id, append_audit.permission,
        append_audit.action, append_audit.outcome, append_audit.refusal, append_audit.resource_ids, append_audit.preview,
        append_audit.profession_code, append_audit.place_sha256, append_audit.task)
      returning id)
    insert into public.audit_places (patient_id, event_id, structure_id, structure_name)
    select append_audit.patient_id, told.id, append_audit.structure_id, append_audit.structure_name from told
    where append_audit.structure_name is not null
  $$;

/* Row-level security for one table, for its owner too, with the portal's grants and policies of its kind. What else the portal
   may do there, and what functions and jobs may, is said in the table's file.
     record     items of a section and what hangs on them: a live basis; read by who deposited something there too
     space      what else belongs to a space: a live basis
     journal    read with a live basis; added to by whoever knows the patient, of himself
     governed   read with a live basis, changed by who decides for the patient
     governing  read and changed by who decides for the patient
     held       the person's alone
     blind      written by the person, read by nobody
     own        rows of one's own account
     directory  found by the other side: the functions that fill it, and whom its file names
     apart      its file alone says who reaches it */
create function relais.protect(on_table regclass, kind text) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    live constant text := 'patient_id in (select unnest(relais.visible_patients()))';
    authored constant text := 'patient_id in (select unnest(relais.authored_patients()))';
    known constant text := 'patient_id in (select unnest(relais.known_patients()))';
    governed constant text := 'patient_id in (select unnest(relais.governed_patients()))';
    held constant text := 'patient_id in (select unnest(relais.held_patients()))';
    granted text := 'select, insert';
  begin
    execute format('alter table %s enable row level security, force row level security', on_table);
    if kind <> 'journal' and exists (select from pg_attribute a
        where a.attrelid = on_table and a.attname = 'patient_id' and not a.attisdropped) then
      -- It goes with its space: relais.erase_space alone reaches it so.
      execute format('grant select (patient_id), delete on %s to relais_policy', on_table);
      perform relais.allow(on_table, 'erased_found', 'select', 'relais_policy', 'patient_id = any ((select relais.erasable_spaces())::uuid[])');
      perform relais.allow(on_table, 'erased', 'delete', 'relais_policy', 'patient_id = any ((select relais.erasable_spaces())::uuid[])');
    end if;
    case kind
      when 'record' then
        -- The usual reason is asked first, the rarer one only without it.
        perform relais.allow(on_table, 'read', 'select', 'relais_portal', live || ' or ' || authored);
        perform relais.allow(on_table, 'corrected', 'update', 'relais_portal', live);
        perform relais.allow(on_table, 'added', 'insert', 'relais_portal', live);
        perform relais.allow(on_table, 'removed', 'delete', 'relais_portal', live);
      when 'space' then
        perform relais.allow(on_table, 'live_basis', 'all', 'relais_portal', live);
      when 'journal' then
        perform relais.allow(on_table, 'live_basis', 'select', 'relais_portal', live);
        perform relais.allow(on_table, 'live_basis_or_known', 'insert', 'relais_portal', format('(%s or %s)', live, known));
      when 'governed' then
        perform relais.allow(on_table, 'live_basis', 'select', 'relais_portal', live);
        perform relais.allow(on_table, 'governed', 'all', 'relais_portal', governed);
        granted := 'select';
      when 'governing' then
        perform relais.allow(on_table, 'governed', 'all', 'relais_portal', governed);
      when 'held' then
        perform relais.allow(on_table, 'holder_alone', 'all', 'relais_portal', held);
      when 'blind' then
        perform relais.allow(on_table, 'written_blind', 'insert', 'relais_portal', held);
        granted := 'insert';
      when 'own' then
        perform relais.allow(on_table, 'own_account', 'all', 'relais_portal', 'account_id = (select relais.current_actor())');
        granted := 'select';
      when 'directory' then
        perform relais.open_to_functions(on_table, 'select, insert, delete');
        return;
      when 'apart' then
        return;
    end case;
    execute format('grant %s on %s to relais_portal', granted, on_table);
  end
  $$;

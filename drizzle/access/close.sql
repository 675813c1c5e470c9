-- A function is called by those whom its file names, and by nobody else.
set local role relais_policy;
revoke all on all functions in schema relais from public;
reset role;
revoke create on schema relais from relais_policy;

select relais.protect('invitation_drafts', 'held');
grant update (answers, updated_at), delete on invitation_drafts to relais_portal;
select relais.signed_by('invitation_drafts', 'account_id');

select relais.protect('invitation_drafts', 'held');
grant update, delete on invitation_drafts to relais_portal;

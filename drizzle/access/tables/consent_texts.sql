-- No page shows a consent to anybody but the person who gave it.
select relais.protect('consent_texts', 'held');
create trigger stamp before insert on consent_texts for each row execute function relais.stamp('written_at');
create trigger written_once before update or delete on consent_texts for each row execute function relais.refuse_change('of_space');

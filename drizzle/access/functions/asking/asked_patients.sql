create function relais.asked_patients() returns uuid[]
  language sql stable
  return string_to_array(nullif(current_setting('app.patients', true), ''), ',')::uuid[];
grant execute on function relais.asked_patients() to relais_portal;

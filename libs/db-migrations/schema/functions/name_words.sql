-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

CREATE OR REPLACE FUNCTION public.name_words(written text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select coalesce(array_agg(distinct regexp_replace(part, '^ال(?=.{3})', '')), '{}') from (
      select regexp_split_to_table(replace(search_form(written), '''', ''), '[^[:alnum:]]+') as part
      union
      select part from regexp_split_to_table(search_form(written), '[^[:alnum:]]+') as part where length(part) > 2
    ) as parts
    where part <> ''
  $function$;

grant execute on function name_words(written text) to public;

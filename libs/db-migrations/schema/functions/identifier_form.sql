-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

CREATE OR REPLACE FUNCTION public.identifier_form(written text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select upper(regexp_replace(translate(written, '٠١٢٣٤٥٦٧٨٩', '0123456789'), '[^[:alnum:]]', '', 'g'))
  $function$;

grant execute on function identifier_form(written text) to public;

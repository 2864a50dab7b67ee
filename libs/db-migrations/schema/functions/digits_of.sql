-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

CREATE OR REPLACE FUNCTION public.digits_of(written text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select regexp_replace(translate(written, '٠١٢٣٤٥٦٧٨٩', '0123456789'), '[^0-9]', '', 'g')
  $function$;

grant execute on function digits_of(written text) to public;

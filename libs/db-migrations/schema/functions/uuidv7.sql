-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

CREATE OR REPLACE FUNCTION public.uuidv7()
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
AS $function$
    select (
      lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0')
      || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14)
    )::uuid
  $function$;

grant execute on function uuidv7() to public;

-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

CREATE OR REPLACE FUNCTION public.next_mrn()
 RETURNS text
 LANGUAGE sql
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select coalesce(max(mrn_prefix), '') || lpad(number, greatest(coalesce(max(mrn_digits), 0), length(number)), '0')
    from (select nextval('mrn_number')::text as number) taken left join installation on true
    group by number
  $function$;

grant execute on function next_mrn() to ehr_app;

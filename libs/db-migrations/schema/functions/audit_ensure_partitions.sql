-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

CREATE OR REPLACE FUNCTION public.audit_ensure_partitions(months_ahead integer)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare
      first_day date;
      made integer := 0;
    begin
      for month in 0..least(greatest(months_ahead, 0), 24) loop
        first_day := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => month))::date;
        if to_regclass(format('audit_event_%s', to_char(first_day, 'YYYY_MM'))) is null then
          execute format(
            'create table %I partition of audit_event for values from (%L) to (%L)',
            'audit_event_' || to_char(first_day, 'YYYY_MM'),
            first_day::timestamp at time zone 'UTC',
            (first_day + interval '1 month')::timestamp at time zone 'UTC'
          );
          made := made + 1;
        end if;
      end loop;
      return made;
    end
  $function$;

grant execute on function audit_ensure_partitions(months_ahead integer) to ehr_app;

-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

CREATE OR REPLACE FUNCTION public.keep_former_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    begin
      execute format('insert into %I select clock_timestamp(), ($1).*', tg_table_name || '_history') using old;
      if tg_op = 'DELETE' then
        return old;
      end if;
      new.version := old.version + 1;
      new.updated_at := clock_timestamp();
      return new;
    end
  $function$;

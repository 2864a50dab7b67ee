-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

CREATE OR REPLACE FUNCTION public.keep_former_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    begin
      if tg_op = 'UPDATE' and (
        new.id <> old.id or to_jsonb(new) ->> 'patient_id' is distinct from to_jsonb(old) ->> 'patient_id'
      ) then
        raise exception 'A record of % cannot become another one, or another patient''s.', tg_table_name
          using errcode = 'integrity_constraint_violation';
      end if;
      execute format('insert into %I select clock_timestamp(), ($1).*', tg_table_name || '_history') using old;
      if tg_op = 'DELETE' then
        return old;
      end if;
      new.version := old.version + 1;
      new.updated_at := clock_timestamp();
      return new;
    end
  $function$;

-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

CREATE OR REPLACE FUNCTION public.guard_new_clinical_note()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
    begin
      if new.addendum_to is not null and not exists (
        select from clinical_note where id = new.addendum_to and status = 'final' and addendum_to is null
      ) then
        raise exception 'clinical_note: only a signed note takes an addendum'
          using errcode = 'integrity_constraint_violation';
      end if;
      if new.signed_at is not null then
        new.content_hash := clinical_note_hash(new);
      end if;
      return new;
    end
  $function$;

grant execute on function guard_new_clinical_note() to public;

-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

CREATE OR REPLACE FUNCTION public.guard_clinical_note_draft()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
    begin
      perform from clinical_note where id = new.note_id and status = 'draft' for update;
      if not found then
        raise exception 'clinical_note_draft %: the note is no draft any more', new.note_id
          using errcode = 'integrity_constraint_violation';
      end if;
      if exists (select from clinical_note_draft where note_id = new.note_id and revision > new.revision)
        or (tg_op = 'UPDATE' and (old.note_id, old.revision) is distinct from (new.note_id, new.revision)) then
        raise exception 'clinical_note_draft %: only the newest revision is written', new.note_id
          using errcode = 'integrity_constraint_violation';
      end if;
      return new;
    end
  $function$;

grant execute on function guard_clinical_note_draft() to public;

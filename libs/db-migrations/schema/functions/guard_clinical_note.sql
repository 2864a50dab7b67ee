-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

CREATE OR REPLACE FUNCTION public.guard_clinical_note()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare
      fixed constant text[] := array['id', 'patient_id', 'encounter_id', 'author_id', 'addendum_to', 'continues',
        'started_at', 'created_at', 'created_by'];
      signed constant text[] := array['sections', 'diagnoses', 'content_hash', 'signed_at', 'signed_as'];
      step constant text := old.status || ' to ' || new.status;
      kept text[];
    begin
      kept := case when old.status = 'draft' then fixed else fixed || signed end;
      if old.status not in ('draft', 'final')
        or step not in ('draft to draft', 'draft to final', 'draft to abandoned', 'final to entered-in-error') then
        raise exception 'clinical_note %: a note that is % stays as it is', old.id, old.status
          using errcode = 'integrity_constraint_violation';
      end if;
      if exists (select from unnest(kept) as name where to_jsonb(old) -> name is distinct from to_jsonb(new) -> name) then
        raise exception 'clinical_note %: what was written once is never changed', old.id
          using errcode = 'integrity_constraint_violation';
      end if;
      if step = 'draft to final' and new.updated_by is distinct from old.author_id then
        raise exception 'clinical_note %: only its author signs it', old.id
          using errcode = 'integrity_constraint_violation';
      end if;
      if step = 'draft to final' then
        new.content_hash := clinical_note_hash(new);
      end if;
      new.version := old.version + 1;
      new.updated_at := clock_timestamp();
      return new;
    end
  $function$;

grant execute on function guard_clinical_note() to public;

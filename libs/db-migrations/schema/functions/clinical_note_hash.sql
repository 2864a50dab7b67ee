-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

CREATE OR REPLACE FUNCTION public.clinical_note_hash(note clinical_note)
 RETURNS bytea
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select sha256(convert_to(
      jsonb_build_array(
        note.id, note.patient_id, note.encounter_id, note.author_id, note.addendum_to,
        note.sections, note.diagnoses
      )::text,
      'UTF8'
    ))
  $function$;

grant execute on function clinical_note_hash(note clinical_note) to public;

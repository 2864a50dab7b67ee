-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

CREATE OR REPLACE FUNCTION public.code_synonym_forms(synonyms jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select coalesce('|' || search_form(string_agg(synonym, '|')) || '|', '')
    from jsonb_each(synonyms) as language (code, texts), jsonb_array_elements_text(texts) as synonym
  $function$;

grant execute on function code_synonym_forms(synonyms jsonb) to public;

-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

CREATE OR REPLACE FUNCTION public.code_words(display text, synonyms jsonb)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select name_words(concat_ws(' ', display, (
      select string_agg(synonym, ' ') from jsonb_each(synonyms) as language (code, texts),
        jsonb_array_elements_text(texts) as synonym)))
  $function$;

grant execute on function code_words(display text, synonyms jsonb) to public;

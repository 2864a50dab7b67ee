-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

CREATE OR REPLACE FUNCTION public.search_form(written text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'public', 'pg_temp'
AS $function$
    select translate(
      regexp_replace(lower(unaccent('unaccent'::regdictionary, written) collate "und-x-icu"), '[ً-ْـٰ]', '', 'g'),
      'أإآٱىؤئة’ʼ', 'اااايويه'''''
    )
  $function$;

grant execute on function search_form(written text) to public;

-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

CREATE OR REPLACE FUNCTION public.name_skeleton(word text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'public', 'pg_temp'
AS $function$
    -- Twice the same is written once; an h at the end is a matter of taste (Fatima, Fatimah, فاطمة).
    select regexp_replace(
      regexp_replace(regexp_replace(translate(replace(replace(replace(replace(replace(replace(replace(replace(replace(word, 'sch', 's'), 'sh', 's'), 'ch', 's'), 'kh', 'h'), 'gh', 'g'), 'th', 't'), 'dh', 'd'), 'ph', 'f'), 'ck', 'k'), 'بپتثجچحخدذرزژسشصضطظغفڤقكکگلمنهpjqczvx', 'bbttgshhddrsgsssdtsgffkkkglmnhbgkksfs'), '[aeiouwyاويىءعئؤ]', '', 'g'), '(.)\1+', '\1', 'g'),
      '(.)h$', '\1'
    )
  $function$;

grant execute on function name_skeleton(word text) to public;

-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

CREATE OR REPLACE FUNCTION public.index_code_words()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    begin
      insert into code_word (word)
        select distinct word from changed, unnest(words) as word order by word
        on conflict do nothing;
      return null;
    end
  $function$;

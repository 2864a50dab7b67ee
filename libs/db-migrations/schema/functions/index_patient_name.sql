-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

CREATE OR REPLACE FUNCTION public.index_patient_name()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare
      words text[] := name_words(concat_ws(' ', new.family, array_to_string(new.given, ' ')));
    begin
      if tg_op = 'UPDATE' then
        delete from patient_name_word where name_id = new.id;
      end if;
      insert into name_word (word, skeleton)
        select word, name_skeleton(word) from unnest(words) as word order by word
        on conflict (word) do nothing;
      insert into patient_name_word (word_id, patient_id, name_id)
        select id, new.patient_id, new.id from name_word where word = any (words);
      return null;
    end
  $function$;

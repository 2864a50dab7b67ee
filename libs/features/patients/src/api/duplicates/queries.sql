-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- listDuplicateRows
with typed as ( select form, name_skeleton(form) as skeleton from unnest(name_words($1)) as form ),
    by_word as ( select holder.patient_id,
    count(distinct typed.form) filter (where word.word = typed.form) as shared_words,
    count(distinct typed.form) as similar_words from typed join name_word as word on word.word = typed.form or (word.skeleton = typed.skeleton and length(word.skeleton) > 1) join patient_name_word as holder on holder.word_id = word.id group by holder.patient_id ),
    found as ( select patient_id from by_word where similar_words >= 2 union select by_word.patient_id from by_word join patient on patient.id = by_word.patient_id where patient.birth_date = $2::date union select patient_id from patient_contact where system in ('phone',
    'sms') and reverse(digits_of(value)) = any ( select reverse(phone) from unnest($3::text[]) as phone) union select patient_id from patient_identifier where identifier_form(value) = any ($4::text[]) )
select patient.id as patient_id, coalesce(by_word.shared_words, 0)::integer as shared_words,
    coalesce(by_word.similar_words, 0)::integer as similar_words, coalesce(patient.birth_date = $5::date,
    false) as same_birth_date, patient.id in (
  select patient_id
  from patient_contact
  where system in ('phone', 'sms')
    and reverse(digits_of(value)) = any ( select reverse(phone) from unnest($6::text[]) as phone)
) as same_phone, patient.id in (
  select patient_id
  from patient_identifier
  where identifier_form(value) = any ($7::text[])
) as same_identifier
from found join patient on patient.id = found.patient_id
left join by_word on by_word.patient_id = patient.id
where patient.id is distinct
from $8::uuid
limit 200;

-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- listNewestPatients: first
select "id" as "patient_id"
from "patient"
where "is_active" = $1
order by "id" desc
limit $2;

-- listNewestPatients: next
select "id" as "patient_id"
from "patient"
where "is_active" = $1
  and "id" < $2
order by "id" desc
limit $3;

-- listRecentPatientIds
select patient_id
from ( select unnest(patient_ids) as patient_id,
    recorded_at from audit_event where user_id = $1 and action = 'read' and outcome = 'success' and recorded_at > now() - interval '30 days' order by recorded_at desc limit 1000 ) as opened
group by patient_id
order by max(recorded_at) desc
limit $2;

-- searchPatients: by words
select term.place::integer, word.id, max(word.score) as score
from unnest($1::text[])
with ordinality as term (word, place)
cross join lateral unnest(name_words(term.word)) as typed (form)
cross join lateral ( (
  select id, 1.0 as score
  from name_word
  where word = typed.form
) union all (
  select id, 0.9
  from name_word
  where word ~>=~ typed.form
    and word ~<~ (typed.form || chr(1114111))
  limit 200
) union all (
  select id, 0.75
  from name_word
  where skeleton = name_skeleton(typed.form)
    and length(skeleton) > 1
  limit 200
) union all (
  select id, round((0.8 * similarity(name_word.word, typed.form))::numeric, 3)
  from name_word
  where name_word.word % typed.form
    and similarity(name_word.word, typed.form) >= 0.4
  order by similarity(name_word.word, typed.form) desc
  limit 200
) ) as word
group by term.place, word.id;
with named as ( select best.patient_id, best.score, coalesce(( select concat_ws(' ', family,
    array_to_string(given,
    ' ')) from patient_name where patient_name.patient_id = patient.id order by position limit 1),
    '') as sort_name from (
  select "term0"."patient_id", 2.000 as score
  from patient_name_word as "term0" join patient_name_word as "term1" on "term1"."patient_id" = "term0"."patient_id"
  where "term0"."word_id" = $1::bigint
    and "term1"."word_id" = $2::bigint
  group by "term0"."patient_id"
  order by "term0"."patient_id"
  limit 200
) as best join patient on patient.id = best.patient_id where patient.is_active )
select patient_id, score::text, sort_name
from named
order by named.score desc, sort_name, patient_id
limit $3;

-- searchPatients: by number, next page
with named as ( select best.patient_id, best.score, coalesce(( select concat_ws(' ', family,
    array_to_string(given,
    ' ')) from patient_name where patient_name.patient_id = patient.id order by position limit 1),
    '') as sort_name from (
  select patient_id, max(score) as score
  from (
    select "term0"."patient_id", round("term0"."score", 3) as score
    from (
      select id as patient_id, 0.9 as score
      from patient
      where birth_date >= make_date($1, 1, 1)
        and birth_date < make_date($2 + 1, 1, 1)
      union all (
        select id as patient_id, case when mrn = $3 then 1.0 else 0.9 end as score
        from patient
        where mrn like $4
        order by mrn
        using ~<~
        limit 200
      )
      union all (
        select id as patient_id, 0.9 as score
        from patient
        where mrn ~>=~ ((
          select mrn_prefix
          from installation
        ) || $5)
          and mrn ~<~ (((
          select mrn_prefix
          from installation
        ) || $6) || chr(1114111))
        order by mrn
        using ~<~
        limit 200
      )
      union all (
        select patient_id, 0.9 as score
        from patient_identifier
        where identifier_form(value) like $7
        order by identifier_form(value)
        using ~<~
        limit 200
      )
      union all (
        select patient_id, 0.8 as score
        from patient_contact
        where system in ('phone', 'sms')
          and reverse(digits_of(value)) like reverse($8) || '%'
        order by reverse(digits_of(value))
        using ~<~
        limit 200
      )
    ) as "term0"
    limit 600
  ) as pair
  group by patient_id
  having max(score) >= $9::numeric
  order by score desc, patient_id
  limit 200
) as best join patient on patient.id = best.patient_id where patient.is_active )
select patient_id, score::text, sort_name
from named
where score < $10::numeric
  or (score = $11::numeric and (sort_name, patient_id) > ($12, $13::uuid))
order by named.score desc, sort_name, patient_id
limit $14;

-- searchPatients: by birth date, with inactive
with named as ( select best.patient_id, best.score, coalesce(( select concat_ws(' ', family,
    array_to_string(given,
    ' ')) from patient_name where patient_name.patient_id = patient.id order by position limit 1),
    '') as sort_name from (
  select patient_id, max(score) as score
  from (
    select "term0"."patient_id", round("term0"."score", 3) as score
    from (
      select id as patient_id, 1.0 as score
      from patient
      where birth_date_precision = 'day'
        and birth_date = any ($1::date[])
    ) as "term0"
    limit 600
  ) as pair
  group by patient_id
  having max(score) >= $2::numeric
  order by score desc, patient_id
  limit 200
) as best join patient on patient.id = best.patient_id )
select patient_id, score::text, sort_name
from named
order by named.score desc, sort_name, patient_id
limit $3;

-- searchPatients: by one word
select term.place::integer, word.id, max(word.score) as score
from unnest($1::text[])
with ordinality as term (word, place)
cross join lateral unnest(name_words(term.word)) as typed (form)
cross join lateral ( (
  select id, 1.0 as score
  from name_word
  where word = typed.form
) union all (
  select id, 0.9
  from name_word
  where word ~>=~ typed.form
    and word ~<~ (typed.form || chr(1114111))
  limit 200
) union all (
  select id, 0.75
  from name_word
  where skeleton = name_skeleton(typed.form)
    and length(skeleton) > 1
  limit 200
) union all (
  select id, round((0.8 * similarity(name_word.word, typed.form))::numeric, 3)
  from name_word
  where name_word.word % typed.form
    and similarity(name_word.word, typed.form) >= 0.4
  order by similarity(name_word.word, typed.form) desc
  limit 200
) ) as word
group by term.place, word.id;
with named as ( select best.patient_id, best.score, coalesce(( select concat_ws(' ', family,
    array_to_string(given,
    ' ')) from patient_name where patient_name.patient_id = patient.id order by position limit 1),
    '') as sort_name from (
  select first.patient_id, max(first.score) as score
  from ( select holder.patient_id, found.score from (
    select *
    from unnest($1::bigint[], $2::numeric[]) as found (id, score)
    order by score desc, id
  ) as found cross join lateral ( select distinct patient_id from patient_name_word where word_id = found.id order by patient_id limit 200 ) as holder order by found.score desc limit 400 ) as first
  group by first.patient_id
  having max(score) >= $3::numeric
  order by score desc, first.patient_id
  limit 200
) as best join patient on patient.id = best.patient_id where patient.is_active )
select patient_id, score::text, sort_name
from named
order by named.score desc, sort_name, patient_id
limit $4;

-- searchPatients: by a misspelt word and a date
select term.place::integer, word.id, max(word.score) as score
from unnest($1::text[])
with ordinality as term (word, place)
cross join lateral unnest(name_words(term.word)) as typed (form)
cross join lateral ( (
  select id, 1.0 as score
  from name_word
  where word = typed.form
) union all (
  select id, 0.9
  from name_word
  where word ~>=~ typed.form
    and word ~<~ (typed.form || chr(1114111))
  limit 200
) union all (
  select id, 0.75
  from name_word
  where skeleton = name_skeleton(typed.form)
    and length(skeleton) > 1
  limit 200
) union all (
  select id, round((0.8 * similarity(name_word.word, typed.form))::numeric, 3)
  from name_word
  where name_word.word % typed.form
    and similarity(name_word.word, typed.form) >= 0.4
  order by similarity(name_word.word, typed.form) desc
  limit 200
) ) as word
group by term.place, word.id;
with named as ( select best.patient_id, best.score, coalesce(( select concat_ws(' ', family,
    array_to_string(given,
    ' ')) from patient_name where patient_name.patient_id = patient.id order by position limit 1),
    '') as sort_name from (
  select patient_id, max(score) as score
  from (
    select "term0"."patient_id", round(($1::numeric[])[array_position($2::bigint[],
        "term0"."word_id")] + "term1"."score", 3) as score
    from patient_name_word as "term0" join (
      select id as patient_id, 1.0 as score
      from patient
      where birth_date_precision = 'day'
        and birth_date = any ($3::date[])
    ) as "term1" on "term1"."patient_id" = "term0"."patient_id"
    where "term0"."word_id" = $4::bigint
    limit 600
  ) as pair
  group by patient_id
  having max(score) >= $5::numeric
    and max(score) < $6::numeric
  order by score desc, patient_id
  limit 200
) as best join patient on patient.id = best.patient_id where patient.is_active )
select patient_id, score::text, sort_name
from named
order by named.score desc, sort_name, patient_id
limit $7; -- 2 times

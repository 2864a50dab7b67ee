-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- listLookAlikeIds
select distinct "patient"."id"
from "patient"
inner join "patient" as "other" on "other"."birth_date" = "patient"."birth_date"
inner join "patient_name_word" as "mine" on "mine"."patient_id" = "patient"."id"
inner join "patient_name_word" as "theirs" on "theirs"."patient_id" = "other"."id"
  and "theirs"."word_id" = "mine"."word_id"
where "other"."id" <> "patient"."id"
  and "other"."is_active" = true
  and patient.id = any($1::uuid[]);

-- listSummaryRows
select "id", "version", "mrn", "birth_date", "birth_date_precision", "sex", "gender_identity", "is_deceased",
    "deceased_at", "is_active", "is_restricted"
from "patient"
where id = any($1::uuid[]);
select "patient_id", "use", "prefix", "given", "family", "suffix", "language"
from "patient_name"
where patient_id = any($1::uuid[])
order by "position";
select distinct on ("patient_id") "patient_id", "value"
from "patient_contact"
where patient_id = any($1::uuid[])
  and "system" = $2
order by "patient_id", "position";

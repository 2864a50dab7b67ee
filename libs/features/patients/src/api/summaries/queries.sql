-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- listLookAlikeIds
select distinct patient.id
from patient join patient as other on other.birth_date = patient.birth_date
  and other.id <> patient.id
  and other.is_active join patient_name_word as mine on mine.patient_id = patient.id join patient_name_word as theirs on theirs.patient_id = other.id
  and theirs.word_id = mine.word_id
where patient.id = any ($1::uuid[]);

-- listSummaryRows
select *
from "patient"
where "id" in ($1);
select *
from "patient_name"
where "patient_id" in ($1)
order by "position";
select distinct on ("patient_id") "patient_id", "value"
from "patient_contact"
where "patient_id" in ($1)
  and "system" = $2
order by "patient_id", "position";

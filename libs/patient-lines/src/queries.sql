-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- listNameRows
select *
from "patient_name"
where "patient_id" in ($1)
  and "use" not in ($2, $3)
order by "position";

-- listPatientRows
select "id", "mrn", "birth_date", "birth_date_precision", "sex", "is_deceased", "is_restricted"
from "patient"
where "id" in ($1);

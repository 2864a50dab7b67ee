-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- hasPatient
select "id"
from "patient"
where "id" = $1;

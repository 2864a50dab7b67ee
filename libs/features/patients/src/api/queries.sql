-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- deleteDetails
delete from "patient_name"
where "patient_id" = $1;
delete from "patient_identifier"
where "patient_id" = $1;
delete from "patient_contact"
where "patient_id" = $1;
delete from "patient_address"
where "patient_id" = $1;
delete from "patient_related_person"
where "patient_id" = $1;

-- findPatient
select *
from "patient"
where "id" = $1;
select *
from "patient_name"
where "patient_id" = $1
order by "position";
select *
from "patient_identifier"
where "patient_id" = $1
order by "position";
select *
from "patient_contact"
where "patient_id" = $1
order by "position";
select *
from "patient_address"
where "patient_id" = $1
order by "position";
select *
from "patient_related_person"
where "patient_id" = $1
order by "position";

-- insertDetails
insert into "patient_name" ("use", "family", "given", "prefix", "suffix", "language", "created_by",
    "updated_by", "patient_id", "position")
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);
insert into "patient_identifier" ("type", "system", "value", "created_by", "updated_by", "patient_id",
    "position")
values ($1, $2, $3, $4, $5, $6, $7);
insert into "patient_contact" ("system", "use", "value", "created_by", "updated_by", "patient_id", "position")
values ($1, $2, $3, $4, $5, $6, $7);
insert into "patient_address" ("use", "lines", "city", "district", "state", "postal_code", "country",
    "created_by", "updated_by", "patient_id", "position")
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);
insert into "patient_related_person" ("relationship", "name", "phone", "created_by", "updated_by",
    "patient_id", "position")
values ($1, $2, $3, $4, $5, $6, $7);

-- insertPatient
insert into "patient" ("mrn")
values ($1)
returning *;

-- takeMedicalRecordNumber
select next_mrn() as mrn;

-- updatePatient
update "patient"
set "birth_date" = $1, "birth_date_precision" = $2, "sex" = $3, "gender_identity" = $4, "language" = $5,
    "is_deceased" = $6, "deceased_at" = $7, "multiple_birth_order" = $8
where "id" = $9
  and "version" = $10
returning *;

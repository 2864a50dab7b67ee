-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- findPractitionerId
select "practitioner_id"
from "app_user"
where "id" = $1;

-- hasEncounter
select "id"
from "encounter"
where "patient_id" = $1
  and "id" = $2;

-- insertMedication
insert into "medication_request" ("patient_id", "code_system", "code", "code_display", "status",
    "authored_at")
values ($1, $2, $3, $4, $5, $6)
returning "id", "version";

-- insertOverrides
insert into "medication_override" ("patient_id", "medication_id", "kind", "severity", "conflict_id",
    "conflict_version", "conflict_system", "conflict_code", "conflict_display", "matched",
    "knowledge_version", "reason_code", "reason")
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
returning "id", "version";

-- listActiveAllergies
select "id", "version", "code_system", "code", "code_display", "criticality", "reaction", "is_none_known"
from "allergy_intolerance"
where "patient_id" = $1
  and "clinical_status" = $2
  and "verification_status" not in ($3, $4)
order by case criticality when 'high' then 0 when 'low' then 2 else 1 end, "id";

-- listOverrides: of a patient
select "medication_override".*, "app_user"."name" as "created_by_name"
from "medication_override"
left join "app_user" on "app_user"."id" = "medication_override"."created_by"
where "medication_override"."patient_id" = $1
order by "medication_override"."id" desc;

-- listOverrides: of a prescription
select "medication_override".*, "app_user"."name" as "created_by_name"
from "medication_override"
left join "app_user" on "app_user"."id" = "medication_override"."created_by"
where "medication_override"."patient_id" = $1
  and "medication_id" = $2
order by "medication_override"."id" desc;

-- listTakenDrugs
select "id", "version", "code_system", "code", "code_display"
from "medication_request"
where "patient_id" = $1
  and "status" in ($2, $3, $4)
order by "code_display", "id";

-- lockPatient
select "id"
from "patient"
where "id" = $1 for no key update;

-- updateMedication
update "medication_request"
set "status" = $1
where "patient_id" = $2
  and "id" = $3
  and "version" = $4
returning "id", "version";

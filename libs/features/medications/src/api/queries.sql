-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- findMedication
select "medication_request".*, "app_user"."name" as "changed_by", lower(code_display) as "sort_name",
    concat_ws(' ', practitioner.prefix, practitioner.given_name,
    practitioner.family_name) as "practitioner_name"
from "medication_request"
left join "practitioner" on "practitioner"."id" = "medication_request"."practitioner_id"
left join "app_user" on "app_user"."id" = "medication_request"."updated_by"
where "patient_id" = $1
  and "medication_request"."id" = $2;

-- listCurrentMedications: first
select "medication_request".*, "app_user"."name" as "changed_by", lower(code_display) as "sort_name",
    concat_ws(' ', practitioner.prefix, practitioner.given_name,
    practitioner.family_name) as "practitioner_name"
from "medication_request"
left join "practitioner" on "practitioner"."id" = "medication_request"."practitioner_id"
left join "app_user" on "app_user"."id" = "medication_request"."updated_by"
where "patient_id" = $1
  and "medication_request"."status" in ($2, $3, $4)
order by lower(code_display), "medication_request"."id"
limit $5;

-- listCurrentMedications: next
select "medication_request".*, "app_user"."name" as "changed_by", lower(code_display) as "sort_name",
    concat_ws(' ', practitioner.prefix, practitioner.given_name,
    practitioner.family_name) as "practitioner_name"
from "medication_request"
left join "practitioner" on "practitioner"."id" = "medication_request"."practitioner_id"
left join "app_user" on "app_user"."id" = "medication_request"."updated_by"
where "patient_id" = $1
  and "medication_request"."status" in ($2, $3, $4)
  and (lower(code_display), medication_request.id) > ($5, $6)
order by lower(code_display), "medication_request"."id"
limit $7;

-- listMedicationsByDate: first
select "medication_request".*, "app_user"."name" as "changed_by", lower(code_display) as "sort_name",
    concat_ws(' ', practitioner.prefix, practitioner.given_name,
    practitioner.family_name) as "practitioner_name"
from "medication_request"
left join "practitioner" on "practitioner"."id" = "medication_request"."practitioner_id"
left join "app_user" on "app_user"."id" = "medication_request"."updated_by"
where "patient_id" = $1
  and "medication_request"."status" != $2
order by "authored_at" desc, "medication_request"."id" desc
limit $3;

-- listMedicationsByDate: of a visit, before a moment
select "medication_request".*, "app_user"."name" as "changed_by", lower(code_display) as "sort_name",
    concat_ws(' ', practitioner.prefix, practitioner.given_name,
    practitioner.family_name) as "practitioner_name"
from "medication_request"
left join "practitioner" on "practitioner"."id" = "medication_request"."practitioner_id"
left join "app_user" on "app_user"."id" = "medication_request"."updated_by"
where "patient_id" = $1
  and "medication_request"."status" != $2
  and "authored_at" < $3
  and "encounter_id" = $4
order by "authored_at" desc, "medication_request"."id" desc
limit $5;

-- listPastMedications: first
select "medication_request".*, "app_user"."name" as "changed_by", lower(code_display) as "sort_name",
    concat_ws(' ', practitioner.prefix, practitioner.given_name,
    practitioner.family_name) as "practitioner_name"
from "medication_request"
left join "practitioner" on "practitioner"."id" = "medication_request"."practitioner_id"
left join "app_user" on "app_user"."id" = "medication_request"."updated_by"
where "patient_id" = $1
  and "medication_request"."status" not in ($2, $3, $4)
  and "medication_request"."status" != $5
order by coalesce(stopped_at, authored_at) desc, "medication_request"."id" desc
limit $6;

-- listPastMedications: next
select "medication_request".*, "app_user"."name" as "changed_by", lower(code_display) as "sort_name",
    concat_ws(' ', practitioner.prefix, practitioner.given_name,
    practitioner.family_name) as "practitioner_name"
from "medication_request"
left join "practitioner" on "practitioner"."id" = "medication_request"."practitioner_id"
left join "app_user" on "app_user"."id" = "medication_request"."updated_by"
where "patient_id" = $1
  and "medication_request"."status" not in ($2, $3, $4)
  and (coalesce(stopped_at, authored_at), medication_request.id) < ($5::timestamptz, $6)
order by coalesce(stopped_at, authored_at) desc, "medication_request"."id" desc
limit $7;

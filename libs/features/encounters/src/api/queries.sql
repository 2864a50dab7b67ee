-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- findEncounter
select "encounter".*, "location"."name" as "location_name", "app_user"."name" as "changed_by", concat_ws(' ',
    practitioner.prefix, practitioner.given_name, practitioner.family_name) as "practitioner_name"
from "encounter"
left join "location" on "location"."id" = "encounter"."location_id"
left join "practitioner" on "practitioner"."id" = "encounter"."practitioner_id"
left join "app_user" on "app_user"."id" = "encounter"."updated_by"
where "encounter"."patient_id" = $1
  and "encounter"."id" = $2;

-- findOwnPractitioner
select "practitioner_id"
from "app_user"
where "id" = $1;

-- hasSignedNotes
select "id"
from "clinical_note"
where "encounter_id" = $1
  and "status" = $2
limit $3;

-- insertEncounter
insert into "encounter" ("patient_id", "status", "class", "started_at")
values ($1, $2, $3, $4)
returning "id", "version";

-- listEncounters: first
select "encounter".*, "location"."name" as "location_name", "app_user"."name" as "changed_by", concat_ws(' ',
    practitioner.prefix, practitioner.given_name, practitioner.family_name) as "practitioner_name"
from "encounter"
left join "location" on "location"."id" = "encounter"."location_id"
left join "practitioner" on "practitioner"."id" = "encounter"."practitioner_id"
left join "app_user" on "app_user"."id" = "encounter"."updated_by"
where "encounter"."patient_id" = $1
  and "encounter"."status" != $2
order by "started_at" desc, "encounter"."id" desc
limit $3;

-- listEncounters: next
select "encounter".*, "location"."name" as "location_name", "app_user"."name" as "changed_by", concat_ws(' ',
    practitioner.prefix, practitioner.given_name, practitioner.family_name) as "practitioner_name"
from "encounter"
left join "location" on "location"."id" = "encounter"."location_id"
left join "practitioner" on "practitioner"."id" = "encounter"."practitioner_id"
left join "app_user" on "app_user"."id" = "encounter"."updated_by"
where "encounter"."patient_id" = $1
  and ("started_at", "encounter"."id") < ($2, $3)
order by "started_at" desc, "encounter"."id" desc
limit $4;

-- listEncounters: before a moment
select "encounter".*, "location"."name" as "location_name", "app_user"."name" as "changed_by", concat_ws(' ',
    practitioner.prefix, practitioner.given_name, practitioner.family_name) as "practitioner_name"
from "encounter"
left join "location" on "location"."id" = "encounter"."location_id"
left join "practitioner" on "practitioner"."id" = "encounter"."practitioner_id"
left join "app_user" on "app_user"."id" = "encounter"."updated_by"
where "encounter"."patient_id" = $1
  and "encounter"."status" != $2
  and "started_at" < $3
order by "started_at" desc, "encounter"."id" desc
limit $4;

-- listLocations
select "id", "name"
from "location"
where "is_active" = $1
order by "name";

-- listPractitioners
select "id", concat_ws(' ', practitioner.prefix, practitioner.given_name, practitioner.family_name) as "name"
from "practitioner"
where "is_active" = $1
order by "family_name", "id";

-- updateEncounter
update "encounter"
set "status" = $1
where "id" = $2
  and "version" = $3
returning "id", "version";

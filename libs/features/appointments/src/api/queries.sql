-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- findAppointment
select "appointment".*, "location"."name" as "location_name", "app_user"."name" as "changed_by",
    concat_ws(' ', practitioner.prefix, practitioner.given_name,
    practitioner.family_name) as "practitioner_name"
from "appointment"
inner join "location" on "location"."id" = "appointment"."location_id"
inner join "practitioner" on "practitioner"."id" = "appointment"."practitioner_id"
left join "app_user" on "app_user"."id" = "appointment"."updated_by"
where "appointment"."patient_id" = $1
  and "appointment"."id" = $2;

-- findPractitionerOf
select "practitioner_id"
from "app_user"
where "id" = $1;

-- hasPatient
select "id"
from "patient"
where "id" = $1;

-- insertAppointment
insert into "appointment" ("starts_at", "ends_at", "location_id", "practitioner_id", "visit_type_system",
    "visit_type_code", "visit_type_display", "reason_system", "reason_code", "reason_display", "reason_text",
    "comment", "patient_id")
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
returning "id", "version";

-- isOverlapping: a new one
select "id"
from "appointment"
where "practitioner_id" = $1
  and "starts_at" < $2
  and "ends_at" > $3
  and "status" in ($4, $5, $6, $7)
limit $8;

-- isOverlapping: one that is moved
select "id"
from "appointment"
where "practitioner_id" = $1
  and "starts_at" < $2
  and "ends_at" > $3
  and "status" in ($4, $5, $6, $7)
  and "id" != $8
limit $9;

-- listAppointments: first
select "appointment".*, "location"."name" as "location_name", "app_user"."name" as "changed_by",
    concat_ws(' ', practitioner.prefix, practitioner.given_name,
    practitioner.family_name) as "practitioner_name"
from "appointment"
inner join "location" on "location"."id" = "appointment"."location_id"
inner join "practitioner" on "practitioner"."id" = "appointment"."practitioner_id"
left join "app_user" on "app_user"."id" = "appointment"."updated_by"
where "appointment"."patient_id" = $1
  and "appointment"."status" != $2
order by "starts_at" desc, "appointment"."id" desc
limit $3;

-- listAppointments: next
select "appointment".*, "location"."name" as "location_name", "app_user"."name" as "changed_by",
    concat_ws(' ', practitioner.prefix, practitioner.given_name,
    practitioner.family_name) as "practitioner_name"
from "appointment"
inner join "location" on "location"."id" = "appointment"."location_id"
inner join "practitioner" on "practitioner"."id" = "appointment"."practitioner_id"
left join "app_user" on "app_user"."id" = "appointment"."updated_by"
where "appointment"."patient_id" = $1
  and "appointment"."status" != $2
  and ("starts_at", "appointment"."id") < ($3, $4)
order by "starts_at" desc, "appointment"."id" desc
limit $5;

-- listAppointments: before a moment, with errors
select "appointment".*, "location"."name" as "location_name", "app_user"."name" as "changed_by",
    concat_ws(' ', practitioner.prefix, practitioner.given_name,
    practitioner.family_name) as "practitioner_name"
from "appointment"
inner join "location" on "location"."id" = "appointment"."location_id"
inner join "practitioner" on "practitioner"."id" = "appointment"."practitioner_id"
left join "app_user" on "app_user"."id" = "appointment"."updated_by"
where "appointment"."patient_id" = $1
  and "starts_at" < $2
order by "starts_at" desc, "appointment"."id" desc
limit $3;

-- listDay: all sites
select "appointment".*, "location"."name" as "location_name", "app_user"."name" as "changed_by",
    concat_ws(' ', practitioner.prefix, practitioner.given_name,
    practitioner.family_name) as "practitioner_name"
from "appointment"
inner join "location" on "location"."id" = "appointment"."location_id"
inner join "practitioner" on "practitioner"."id" = "appointment"."practitioner_id"
left join "app_user" on "app_user"."id" = "appointment"."updated_by"
where "appointment"."status" != $1
  and "starts_at" >= (($2::date + 0)::timestamp at time zone location.time_zone)
  and "starts_at" < (($3::date + 1)::timestamp at time zone location.time_zone)
order by "starts_at", "appointment"."id"
limit $4;

-- listDay: one site and practitioner, next page
select "appointment".*, "location"."name" as "location_name", "app_user"."name" as "changed_by",
    concat_ws(' ', practitioner.prefix, practitioner.given_name,
    practitioner.family_name) as "practitioner_name"
from "appointment"
inner join "location" on "location"."id" = "appointment"."location_id"
inner join "practitioner" on "practitioner"."id" = "appointment"."practitioner_id"
left join "app_user" on "app_user"."id" = "appointment"."updated_by"
where "appointment"."status" != $1
  and "starts_at" >= (($2::date + 0)::timestamp at time zone location.time_zone)
  and "starts_at" < (($3::date + 1)::timestamp at time zone location.time_zone)
  and "appointment"."location_id" = $4
  and "appointment"."practitioner_id" = $5
  and ("starts_at", "appointment"."id") > ($6, $7)
order by "starts_at", "appointment"."id"
limit $8;

-- listLocations
select "id", "name", "time_zone"
from "location"
where "is_active" = $1
order by "name", "id";

-- listPractitioners
select "id", concat_ws(' ', practitioner.prefix, practitioner.given_name, practitioner.family_name) as "name"
from "practitioner"
where "is_active" = $1
order by "family_name", "given_name", "id";

-- lockPractitioner
select "id", "is_active"
from "practitioner"
where "id" = $1 for no key update;

-- updateAppointment
update "appointment"
set "starts_at" = $1, "ends_at" = $2, "location_id" = $3, "practitioner_id" = $4, "visit_type_system" = $5,
    "visit_type_code" = $6, "visit_type_display" = $7, "reason_system" = $8, "reason_code" = $9,
    "reason_display" = $10, "reason_text" = $11, "comment" = $12
where "id" = $13
  and "version" = $14
returning *;

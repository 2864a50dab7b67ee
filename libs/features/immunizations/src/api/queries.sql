-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- findImmunization
select *, (
  select "app_user"."name"
  from "app_user"
  where "app_user"."id" = "immunization"."updated_by"
) as "changed_by"
from "immunization"
where "patient_id" = $1
  and "id" = $2;

-- getDay
select ($1::timestamptz at time zone coalesce((
  select time_zone
  from installation
), 'UTC'))::date as day;

-- hasDoseOnDay: new
select "id"
from "immunization"
where "patient_id" = $1
  and "status" = $2
  and "code_system" = $3
  and "code" = $4
  and ("occurred_precision" is null or "occurred_precision" = $5)
  and coalesce(occurred_on, (occurred_at at time zone coalesce((
  select time_zone
  from installation
), 'UTC'))::date) = $6::date
limit $7;

-- hasDoseOnDay: changed
select "id"
from "immunization"
where "patient_id" = $1
  and "status" = $2
  and "code_system" = $3
  and "code" = $4
  and ("occurred_precision" is null or "occurred_precision" = $5)
  and coalesce(occurred_on, (occurred_at at time zone coalesce((
  select time_zone
  from installation
), 'UTC'))::date) = $6::date
  and "id" != $7
limit $8;

-- hasEncounter
select "id"
from "encounter"
where "patient_id" = $1
  and "id" = $2;

-- insertImmunization
insert into "immunization" ("patient_id", "code_system", "code", "code_display", "status", "occurred_at")
values ($1, $2, $3, $4, $5, $6)
returning *, (
  select "app_user"."name"
  from "app_user"
  where "app_user"."id" = "immunization"."updated_by"
) as "changed_by";

-- listImmunizations: first
select *, (
  select "app_user"."name"
  from "app_user"
  where "app_user"."id" = "immunization"."updated_by"
) as "changed_by"
from "immunization"
where "patient_id" = $1
  and "status" != $2
order by "occurred_at" desc, "id" desc
limit $3;

-- listImmunizations: next
select *, (
  select "app_user"."name"
  from "app_user"
  where "app_user"."id" = "immunization"."updated_by"
) as "changed_by"
from "immunization"
where "patient_id" = $1
  and ("occurred_at", "id") < ($2, $3)
order by "occurred_at" desc, "id" desc
limit $4;

-- listImmunizations: of a visit, before a moment
select *, (
  select "app_user"."name"
  from "app_user"
  where "app_user"."id" = "immunization"."updated_by"
) as "changed_by"
from "immunization"
where "patient_id" = $1
  and "status" != $2
  and "encounter_id" = $3
  and "occurred_at" < $4
order by "occurred_at" desc, "id" desc
limit $5;

-- updateImmunization
update "immunization"
set "note" = $1
where "patient_id" = $2
  and "id" = $3
  and "version" = $4
returning *, (
  select "app_user"."name"
  from "app_user"
  where "app_user"."id" = "immunization"."updated_by"
) as "changed_by";

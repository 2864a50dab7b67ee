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

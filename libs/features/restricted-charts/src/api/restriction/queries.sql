-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- findLastDecision
select "chart_restriction"."reason", "chart_restriction"."created_at", "app_user"."name" as "changed_by"
from "chart_restriction"
left join "app_user" on "app_user"."id" = "chart_restriction"."created_by"
where "chart_restriction"."patient_id" = $1
order by "chart_restriction"."created_at" desc, "chart_restriction"."id" desc
limit $2;

-- findPatient
select "id", "version", "is_restricted"
from "patient"
where "id" = $1;

-- insertDecision
insert into "chart_restriction" ("patient_id", "is_restricted", "reason", "created_by")
values ($1, $2, $3, $4);

-- updateRestriction
update "patient"
set "is_restricted" = $1, "updated_by" = $2
where "id" = $3
  and "version" = $4
returning "id", "version", "is_restricted";

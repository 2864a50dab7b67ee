-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- findProblem
select *, (clinical_status in ('active', 'recurrence', 'relapse') and verification_status not in ('refuted',
    'entered-in-error')) as "is_active", (onset_at at time zone coalesce((
  select time_zone
  from installation
), 'UTC'))::date as "onset_day", (abated_at at time zone coalesce((
  select time_zone
  from installation
), 'UTC'))::date as "abated_day", (
  select "app_user"."name"
  from "app_user"
  where "app_user"."id" = "condition"."updated_by"
) as "changed_by"
from "condition"
where "patient_id" = $1
  and "id" = $2;

-- getToday
select ($1::timestamptz at time zone coalesce((
  select time_zone
  from installation
), 'UTC'))::date as day;

-- hasActiveProblem
select "id"
from "condition"
where "patient_id" = $1
  and "code_system" = $2
  and "code" = $3
  and (clinical_status in ('active', 'recurrence', 'relapse') and verification_status not in ('refuted',
      'entered-in-error'))
limit $4;

-- hasEncounter
select "id"
from "encounter"
where "patient_id" = $1
  and "id" = $2;

-- insertProblem
insert into "condition" ("patient_id", "code_system", "code", "code_display", "clinical_status", "onset_at")
values ($1, $2, $3, $4, $5, $6)
returning *, (clinical_status in ('active', 'recurrence',
    'relapse') and verification_status not in ('refuted', 'entered-in-error')) as "is_active",
    (onset_at at time zone coalesce((
  select time_zone
  from installation
), 'UTC'))::date as "onset_day", (abated_at at time zone coalesce((
  select time_zone
  from installation
), 'UTC'))::date as "abated_day", (
  select "app_user"."name"
  from "app_user"
  where "app_user"."id" = "condition"."updated_by"
) as "changed_by";

-- listProblems: first
select *, (clinical_status in ('active', 'recurrence', 'relapse') and verification_status not in ('refuted',
    'entered-in-error')) as "is_active", (onset_at at time zone coalesce((
  select time_zone
  from installation
), 'UTC'))::date as "onset_day", (abated_at at time zone coalesce((
  select time_zone
  from installation
), 'UTC'))::date as "abated_day", (
  select "app_user"."name"
  from "app_user"
  where "app_user"."id" = "condition"."updated_by"
) as "changed_by"
from "condition"
where "patient_id" = $1
  and "verification_status" != $2
order by (clinical_status in ('active', 'recurrence', 'relapse') and verification_status not in ('refuted',
    'entered-in-error')) desc, coalesce(onset_at, recorded_at, '-infinity') desc, "id" desc
limit $3;

-- listProblems: next
select *, (clinical_status in ('active', 'recurrence', 'relapse') and verification_status not in ('refuted',
    'entered-in-error')) as "is_active", (onset_at at time zone coalesce((
  select time_zone
  from installation
), 'UTC'))::date as "onset_day", (abated_at at time zone coalesce((
  select time_zone
  from installation
), 'UTC'))::date as "abated_day", (
  select "app_user"."name"
  from "app_user"
  where "app_user"."id" = "condition"."updated_by"
) as "changed_by"
from "condition"
where "patient_id" = $1
  and ((clinical_status in ('active', 'recurrence', 'relapse') and verification_status not in ('refuted',
      'entered-in-error')), coalesce(onset_at, recorded_at, '-infinity'), id) < ($2, $3::timestamptz, $4)
order by (clinical_status in ('active', 'recurrence', 'relapse') and verification_status not in ('refuted',
    'entered-in-error')) desc, coalesce(onset_at, recorded_at, '-infinity') desc, "id" desc
limit $5;

-- listProblems: active, of a visit
select *, (clinical_status in ('active', 'recurrence', 'relapse') and verification_status not in ('refuted',
    'entered-in-error')) as "is_active", (onset_at at time zone coalesce((
  select time_zone
  from installation
), 'UTC'))::date as "onset_day", (abated_at at time zone coalesce((
  select time_zone
  from installation
), 'UTC'))::date as "abated_day", (
  select "app_user"."name"
  from "app_user"
  where "app_user"."id" = "condition"."updated_by"
) as "changed_by"
from "condition"
where "patient_id" = $1
  and "verification_status" != $2
  and (clinical_status in ('active', 'recurrence', 'relapse') and verification_status not in ('refuted',
      'entered-in-error'))
  and "encounter_id" = $3
order by (clinical_status in ('active', 'recurrence', 'relapse') and verification_status not in ('refuted',
    'entered-in-error')) desc, coalesce(onset_at, recorded_at, '-infinity') desc, "id" desc
limit $4;

-- listProblemsByDate: first
select *, (clinical_status in ('active', 'recurrence', 'relapse') and verification_status not in ('refuted',
    'entered-in-error')) as "is_active", (onset_at at time zone coalesce((
  select time_zone
  from installation
), 'UTC'))::date as "onset_day", (abated_at at time zone coalesce((
  select time_zone
  from installation
), 'UTC'))::date as "abated_day", (
  select "app_user"."name"
  from "app_user"
  where "app_user"."id" = "condition"."updated_by"
) as "changed_by"
from "condition"
where "patient_id" = $1
  and "verification_status" != $2
  and coalesce(onset_at, recorded_at) is not null
order by coalesce(onset_at, recorded_at) desc, "id" desc
limit $3;

-- listProblemsByDate: next
select *, (clinical_status in ('active', 'recurrence', 'relapse') and verification_status not in ('refuted',
    'entered-in-error')) as "is_active", (onset_at at time zone coalesce((
  select time_zone
  from installation
), 'UTC'))::date as "onset_day", (abated_at at time zone coalesce((
  select time_zone
  from installation
), 'UTC'))::date as "abated_day", (
  select "app_user"."name"
  from "app_user"
  where "app_user"."id" = "condition"."updated_by"
) as "changed_by"
from "condition"
where "patient_id" = $1
  and "verification_status" != $2
  and coalesce(onset_at, recorded_at) is not null
  and coalesce(onset_at, recorded_at) < $3
order by coalesce(onset_at, recorded_at) desc, "id" desc
limit $4;

-- updateProblem
update "condition"
set "note" = $1
where "patient_id" = $2
  and "id" = $3
  and "version" = $4
returning *, (clinical_status in ('active', 'recurrence',
    'relapse') and verification_status not in ('refuted', 'entered-in-error')) as "is_active",
    (onset_at at time zone coalesce((
  select time_zone
  from installation
), 'UTC'))::date as "onset_day", (abated_at at time zone coalesce((
  select time_zone
  from installation
), 'UTC'))::date as "abated_day", (
  select "app_user"."name"
  from "app_user"
  where "app_user"."id" = "condition"."updated_by"
) as "changed_by";

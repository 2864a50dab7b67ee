-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- findReportPatient
select "id", "mrn", "language", (
  select concat_ws(' ', array_to_string(given, ' '), family) as "name"
  from "patient_name"
  where "patient_name"."patient_id" = "patient"."id"
  order by "position"
  limit $1
) as "name"
from "patient"
where "id" = $2;

-- listAccesses
with dealing as ( select e.*, operation like 'audit.%' as of_trail, outcome = 'success' as came_about,
    (recorded_at at time zone coalesce((
  select time_zone
  from installation
),
    'UTC'))::date as day from audit_event e where patient_ids @> array[$1]::uuid[] and outcome <> 'failed' and recorded_at >= coalesce($2::timestamptz,
    '-infinity') and recorded_at < coalesce($3::timestamptz, 'infinity') )
select day, user_id, app_user.name as user_name, roles, min(recorded_at) as first_at,
    max(recorded_at) as last_at,
    count(*) filter (where came_about and not of_trail and action = 'read')::int as opened,
    count(*) filter (where came_about and not of_trail and action = 'search')::int as found,
    count(*) filter (where came_about and action in ('create', 'update',
    'delete') and operation <> $4)::int as changed,
    count(*) filter (where came_about and action = 'export')::int as exported,
    count(*) filter (where not came_about)::int as refused,
    count(*) filter (where came_about and of_trail and action <> 'export')::int as audited,
    coalesce(array_agg(reason order by recorded_at) filter (where came_about and operation = $5 and reason is not null),
    '{}') as break_glass_reasons
from dealing
left join app_user on app_user.id = dealing.user_id
group by day, user_id, app_user.name, roles
order by max(recorded_at) desc
limit $6;

-- namesStaffInReports
select "names_staff_in_reports"
from "installation";

-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- getRestrictionSettings
select "care_relation_days", "break_glass_hours"
from "installation";

-- isRestricted
select "id"
from "patient"
where id = any($1::uuid[])
  and "is_restricted" = true;

-- listOpenCharts
select "care_relation_days", "break_glass_hours"
from "installation";
select patient.id as patient_id,
    (exists ( select from encounter as visit where visit.patient_id = patient.id and visit.status not in ('cancelled',
    'entered-in-error') and visit.started_at <= $1::timestamptz + interval '1 day' and ( coalesce(visit.ended_at,
    visit.started_at) >= $2 or (visit.ended_at is null and visit.class = 'inpatient' and visit.status <> 'finished') ) and ( visit.created_by = $3 or visit.practitioner_id = (
  select practitioner_id
  from app_user
  where id = $4
) or exists (
  select
  from clinical_note
  where encounter_id = visit.id
    and author_id = $5
    and status not in ('abandoned', 'entered-in-error')
) or exists (
  select
  from "condition" as written
  where written.encounter_id = visit.id
    and written.created_by = $6
) or exists (
  select
  from "medication_request" as written
  where written.encounter_id = visit.id
    and written.created_by = $7
) or exists (
  select
  from "immunization" as written
  where written.encounter_id = visit.id
    and written.created_by = $8
) or exists (
  select
  from "observation" as written
  where written.encounter_id = visit.id
    and written.created_by = $9
) ) ) or exists ( select from appointment where appointment.patient_id = patient.id and appointment.practitioner_id = (
  select practitioner_id
  from app_user
  where id = $10
) and appointment.status not in ('cancelled', 'noshow',
    'entered-in-error') and appointment.created_by is distinct from $11 and appointment.starts_at between $12 and $13::timestamptz + interval '1 day' )) as has_care_relation,
    (
  select max(expires_at)
  from break_glass
  where patient_id = patient.id
    and user_id = $14
    and expires_at > $15
) as broken_until
from unnest($16::uuid[]) as patient (id);

-- listRestrictedIds
select "id"
from "patient"
where id = any($1::uuid[])
  and "is_restricted" = true;

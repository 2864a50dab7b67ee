-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- findAllergy
select *, (case when not (clinical_status = 'active' and verification_status not in ('refuted',
    'entered-in-error')) then 0 when criticality = 'high' then 3 when criticality = 'low' then 1 else 2 end) as "weight",
    (
  select "app_user"."name"
  from "app_user"
  where "app_user"."id" = "allergy_intolerance"."updated_by"
) as "changed_by"
from "allergy_intolerance"
where "patient_id" = $1
  and "id" = $2;

-- listActiveAllergies
select "id", "code_system", "code", "code_display", "criticality", "is_none_known"
from "allergy_intolerance"
where "patient_id" = $1
  and (clinical_status = 'active' and verification_status not in ('refuted', 'entered-in-error'))
order by (case when not (clinical_status = 'active' and verification_status not in ('refuted',
    'entered-in-error')) then 0 when criticality = 'high' then 3 when criticality = 'low' then 1 else 2 end) desc,
    coalesce(onset_at, recorded_at, '-infinity') desc, "id" desc;

-- listAllergies: first
select *, (case when not (clinical_status = 'active' and verification_status not in ('refuted',
    'entered-in-error')) then 0 when criticality = 'high' then 3 when criticality = 'low' then 1 else 2 end) as "weight",
    (
  select "app_user"."name"
  from "app_user"
  where "app_user"."id" = "allergy_intolerance"."updated_by"
) as "changed_by"
from "allergy_intolerance"
where "patient_id" = $1
  and "verification_status" != $2
order by (case when not (clinical_status = 'active' and verification_status not in ('refuted',
    'entered-in-error')) then 0 when criticality = 'high' then 3 when criticality = 'low' then 1 else 2 end) desc,
    coalesce(onset_at, recorded_at, '-infinity') desc, "id" desc
limit $3;

-- listAllergies: next
select *, (case when not (clinical_status = 'active' and verification_status not in ('refuted',
    'entered-in-error')) then 0 when criticality = 'high' then 3 when criticality = 'low' then 1 else 2 end) as "weight",
    (
  select "app_user"."name"
  from "app_user"
  where "app_user"."id" = "allergy_intolerance"."updated_by"
) as "changed_by"
from "allergy_intolerance"
where "patient_id" = $1
  and ((case when not (clinical_status = 'active' and verification_status not in ('refuted',
      'entered-in-error')) then 0 when criticality = 'high' then 3 when criticality = 'low' then 1 else 2 end),
      coalesce(onset_at, recorded_at, '-infinity'), id) < ($2, $3::timestamptz, $4)
order by (case when not (clinical_status = 'active' and verification_status not in ('refuted',
    'entered-in-error')) then 0 when criticality = 'high' then 3 when criticality = 'low' then 1 else 2 end) desc,
    coalesce(onset_at, recorded_at, '-infinity') desc, "id" desc
limit $5;

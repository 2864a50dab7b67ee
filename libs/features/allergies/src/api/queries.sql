-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- findAllergy
select *, (case when not (clinical_status = 'active' and verification_status not in ('refuted',
    'entered-in-error')) then 0 when criticality = 'high' then 3 when criticality = 'low' then 1 else 2 end) as "weight",
    (
  select "app_user"."name"
  from "app_user"
  where "app_user"."id" = "allergy_intolerance"."updated_by"
) as "changed_by", (
  select "app_user"."name"
  from "app_user"
  where "app_user"."id" = "allergy_intolerance"."created_by"
) as "recorded_by"
from "allergy_intolerance"
where "patient_id" = $1
  and "id" = $2;

-- findReview
select "allergy_review"."reviewed_at", "app_user"."name"
from "allergy_review"
left join "app_user" on "app_user"."id" = "allergy_review"."created_by"
where "allergy_review"."patient_id" = $1
order by "allergy_review"."reviewed_at" desc
limit $2;

-- insertAllergy
insert into "allergy_intolerance" ("patient_id", "code_system", "code", "code_display", "clinical_status",
    "recorded_at")
values ($1, $2, $3, $4, $5, $6)
returning "id", "version";

-- insertReview
insert into "allergy_review" ("patient_id", "reviewed_at")
values ($1, $2)
returning "id", "version", "reviewed_at";

-- listActiveAllergies
select "id", "version", "code_system", "code", "code_display", "category", "criticality", "is_none_known"
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
) as "changed_by", (
  select "app_user"."name"
  from "app_user"
  where "app_user"."id" = "allergy_intolerance"."created_by"
) as "recorded_by"
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
) as "changed_by", (
  select "app_user"."name"
  from "app_user"
  where "app_user"."id" = "allergy_intolerance"."created_by"
) as "recorded_by"
from "allergy_intolerance"
where "patient_id" = $1
  and ((case when not (clinical_status = 'active' and verification_status not in ('refuted',
      'entered-in-error')) then 0 when criticality = 'high' then 3 when criticality = 'low' then 1 else 2 end),
      coalesce(onset_at, recorded_at, '-infinity'), id) < ($2, $3::timestamptz, $4)
order by (case when not (clinical_status = 'active' and verification_status not in ('refuted',
    'entered-in-error')) then 0 when criticality = 'high' then 3 when criticality = 'low' then 1 else 2 end) desc,
    coalesce(onset_at, recorded_at, '-infinity') desc, "id" desc
limit $5;

-- lockPatient
select "id"
from "patient"
where "id" = $1 for no key update;

-- updateAllergy
update "allergy_intolerance"
set "clinical_status" = $1
where "patient_id" = $2
  and "id" = $3
  and "version" = $4
returning "id", "version";

-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- findPractitionerOf
select "practitioner_id"
from "app_user"
where "id" = $1;

-- insertReviews
insert into "result_review" ("patient_id", "observation_id", "observation_version", "seen_by", "seen_at")
values ($1, $2, $3, $4, $5)
on conflict ("observation_id", "observation_version", "seen_by")
do nothing;

-- listOwnReviews
select "id"
from "result_review"
where "seen_by" = $1
  and ("observation_id" = $2 and "observation_version" = $3);

-- listReviews
select "app_user"."name" as "by", "result_review"."seen_at" as "at"
from "result_review"
inner join "app_user" on "app_user"."id" = "result_review"."seen_by"
where "observation_id" = $1
  and "observation_version" = $2
order by "seen_at", "result_review"."id";

-- listUnseenResults
select *, false as "is_seen"
from "observation"
where observation.category = 'laboratory'
  and observation.status in ('final', 'amended', 'corrected')
  and (observation.interpretation <> 'N' or (observation.interpretation is null and (observation.value_quantity < observation.reference_low or observation.value_quantity > observation.reference_high)))
  and not exists ( select from result_review where result_review.observation_id = observation.id and result_review.observation_version = observation.version )
  and ("patient_id" = $1 and "effective_at" = $2);

-- listUnseenSamples: of all
select distinct "patient_id", "effective_at"
from "observation"
where observation.category = 'laboratory'
  and observation.status in ('final', 'amended', 'corrected')
  and (observation.interpretation <> 'N' or (observation.interpretation is null and (observation.value_quantity < observation.reference_low or observation.value_quantity > observation.reference_high)))
  and "effective_at" > $1
  and not exists ( select from result_review where result_review.observation_id = observation.id and result_review.observation_version = observation.version )
order by "effective_at" desc, "patient_id" desc
limit $2;

-- listUnseenSamples: of one’s own, next page
select distinct "patient_id", "effective_at"
from "observation"
where observation.category = 'laboratory'
  and observation.status in ('final', 'amended', 'corrected')
  and (observation.interpretation <> 'N' or (observation.interpretation is null and (observation.value_quantity < observation.reference_low or observation.value_quantity > observation.reference_high)))
  and "effective_at" > $1
  and not exists ( select from result_review where result_review.observation_id = observation.id and result_review.observation_version = observation.version )
  and exists (
  select "encounter"."id"
  from "encounter"
  where "encounter"."patient_id" = "observation"."patient_id"
    and "encounter"."practitioner_id" = $2
    and "encounter"."started_at" > $3
)
  and ("effective_at", "patient_id") < ($4, $5)
order by "effective_at" desc, "patient_id" desc
limit $6;

-- lockResults
select "id", "version"
from "observation"
where "patient_id" = $1
  and "category" = $2
  and "id" in ($3)
order by "id" for no key update;

-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- findResult
select *,
    exists ( select from result_review where result_review.observation_id = observation.id and result_review.observation_version = observation.version ) as "is_seen"
from "observation"
where "patient_id" = $1
  and "category" = $2
  and "id" = $3;

-- hasPatient
select "id"
from "patient"
where "id" = $1;

-- listMoments: first
select distinct "effective_at"
from "observation"
where "patient_id" = $1
  and "category" = $2
  and "status" != $3
order by "effective_at" desc
limit $4;

-- listMoments: next
select distinct "effective_at"
from "observation"
where "patient_id" = $1
  and "category" = $2
  and "status" != $3
  and "effective_at" < $4
order by "effective_at" desc
limit $5;

-- listMoments: of a visit, before a moment, with errors
select distinct "effective_at"
from "observation"
where "patient_id" = $1
  and "category" = $2
  and "encounter_id" = $3
  and "effective_at" < $4
order by "effective_at" desc
limit $5;

-- listResults
select *,
    exists ( select from result_review where result_review.observation_id = observation.id and result_review.observation_version = observation.version ) as "is_seen"
from "observation"
where "patient_id" = $1
  and "category" = $2
  and "status" != $3
  and "effective_at" >= $4
  and "effective_at" <= $5
order by "effective_at" desc, "id";

-- listResultsOfTest: first
select *,
    exists ( select from result_review where result_review.observation_id = observation.id and result_review.observation_version = observation.version ) as "is_seen"
from "observation"
where "patient_id" = $1
  and "category" = $2
  and "status" != $3
  and "code_system" = $4
  and "code" = $5
order by "effective_at" desc, "id" desc
limit $6;

-- listResultsOfTest: next
select *,
    exists ( select from result_review where result_review.observation_id = observation.id and result_review.observation_version = observation.version ) as "is_seen"
from "observation"
where "patient_id" = $1
  and "category" = $2
  and "status" != $3
  and "code_system" = $4
  and "code" = $5
  and ("effective_at", "id") < ($6, $7)
order by "effective_at" desc, "id" desc
limit $8;

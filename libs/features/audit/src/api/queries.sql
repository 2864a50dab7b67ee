-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- countEvents
select count(*) as "count"
from (
  select 1 as "one"
  from "audit_event"
  where 1 = 1
  limit $1
) as "found";

-- findEvent: by time
select "audit_event".*, "app_user"."name" as "user_name"
from "audit_event"
left join "app_user" on "app_user"."id" = "audit_event"."user_id"
where "audit_event"."id" = $1
  and "audit_event"."recorded_at" >= $2
  and "audit_event"."recorded_at" <= $3;

-- findEvent: by id alone
select "audit_event".*, "app_user"."name" as "user_name"
from "audit_event"
left join "app_user" on "app_user"."id" = "audit_event"."user_id"
where "audit_event"."id" = $1;

-- findPatientByNumber
select "id"
from "patient"
where "mrn" = $1;

-- findSeal
select chain_id, first_sequence + array_position(event_ids, $1::uuid) - 1 as sequence
from audit_seal
where sealed_at between $2::timestamptz - interval '10 minutes' and $3::timestamptz + interval '1 day'
  and $4::uuid = any(event_ids)
order by sealed_at
limit 1;

-- listEvents: first
select "audit_event"."id", "audit_event"."recorded_at", "action", "outcome", "operation", "user_id",
    "app_user"."name" as "user_name", "roles", "patient_ids", "record_type", "record_id", "record_version",
    "reason", "client_address", "request_id", to_char(audit_event.recorded_at at time zone 'UTC',
    'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "exact_moment"
from "audit_event"
left join "app_user" on "app_user"."id" = "audit_event"."user_id"
where 1 = 1
order by "audit_event"."recorded_at" desc, "audit_event"."id" desc
limit $1;

-- listEvents: next, with every filter
select "audit_event"."id", "audit_event"."recorded_at", "action", "outcome", "operation", "user_id",
    "app_user"."name" as "user_name", "roles", "patient_ids", "record_type", "record_id", "record_version",
    "reason", "client_address", "request_id", to_char(audit_event.recorded_at at time zone 'UTC',
    'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "exact_moment"
from "audit_event"
left join "app_user" on "app_user"."id" = "audit_event"."user_id"
where ("audit_event"."user_id" = $1 and audit_event.patient_ids @> array[$2]::uuid[] and "audit_event"."action" = $3 and "audit_event"."outcome" = $4 and "audit_event"."record_id" = $5 and "audit_event"."operation" = $6 and "audit_event"."recorded_at" >= $7 and "audit_event"."recorded_at" < $8)
  and (audit_event.recorded_at, audit_event.id) < ($9::timestamptz, $10::uuid)
order by "audit_event"."recorded_at" desc, "audit_event"."id" desc
limit $11;

-- listPatientNumbers
select "id", "mrn"
from "patient"
where "id" in ($1, $2);

-- listUsers
select "id", "name"
from "app_user"
order by "name", "id";

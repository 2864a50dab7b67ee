-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- followVisit: at its end
update "appointment"
set "status" = $1, "done_at" = $2, "updated_by" = $3
where "encounter_id" = $4
  and "status" in ($5, $6)
returning "id", "version";

-- followVisit: entered in error
update "appointment"
set "status" = $1, "encounter_id" = $2, "in_room_at" = $3, "done_at" = $4, "updated_by" = $5
where "encounter_id" = $6
  and "status" in ($7, $8)
returning "id", "version";

-- listWaitingAppointments
select *
from "appointment"
where "patient_id" = $1
  and "encounter_id" is null
  and "status" in ($2, $3, $4)
  and "starts_at" >= $5
  and "starts_at" <= $6
order by "status" = $7, "starts_at", "id";

-- takeAppointment
update "appointment"
set "status" = $1, "encounter_id" = $2, "arrived_at" = coalesce("arrived_at", $3),
    "in_room_at" = coalesce("in_room_at", $4), "updated_by" = $5
where "id" = $6
  and "patient_id" = $7
  and "encounter_id" is null
  and "status" in ($8, $9, $10)
returning "id", "version";

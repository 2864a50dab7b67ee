-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- findBreakGlass
select "break_glass".*, "patient"."mrn", "app_user"."name" as "user_name",
    "reviewer"."name" as "reviewer_name"
from "break_glass"
inner join "patient" on "patient"."id" = "break_glass"."patient_id"
inner join "app_user" on "app_user"."id" = "break_glass"."user_id"
left join "app_user" as "reviewer" on "reviewer"."id" = "break_glass"."reviewed_by"
where "break_glass"."id" = $1;

-- insertBreakGlass
insert into "break_glass" ("patient_id", "user_id", "session_id", "reason_code", "reason_text", "expires_at")
values ($1, $2, $3, $4, $5, $6)
returning "id", "version";

-- listBreakGlasses: first
select "break_glass".*, "patient"."mrn", "app_user"."name" as "user_name",
    "reviewer"."name" as "reviewer_name"
from "break_glass"
inner join "patient" on "patient"."id" = "break_glass"."patient_id"
inner join "app_user" on "app_user"."id" = "break_glass"."user_id"
left join "app_user" as "reviewer" on "reviewer"."id" = "break_glass"."reviewed_by"
order by "break_glass"."id" desc
limit $1;

-- listBreakGlasses: those that nobody looked into
select "break_glass".*, "patient"."mrn", "app_user"."name" as "user_name",
    "reviewer"."name" as "reviewer_name"
from "break_glass"
inner join "patient" on "patient"."id" = "break_glass"."patient_id"
inner join "app_user" on "app_user"."id" = "break_glass"."user_id"
left join "app_user" as "reviewer" on "reviewer"."id" = "break_glass"."reviewed_by"
where "break_glass"."reviewed_at" is null
  and "break_glass"."id" < $1
order by "break_glass"."id" desc
limit $2;

-- listNames
select *
from "patient_name"
where "patient_id" in ($1)
order by "position";

-- updateReview
update "break_glass"
set "reviewed_at" = $1, "reviewed_by" = $2, "review_note" = $3, "updated_by" = $4
where "id" = $5
  and "version" = $6
returning "id", "version";

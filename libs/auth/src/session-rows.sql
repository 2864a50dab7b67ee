-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- deleteOverSessions
delete from "app_session"
where "expires_at" < $1;

-- deleteSession
delete from "app_session"
where "id" = $1;

-- findSession
select "app_session"."id" as "session_id", "app_session"."created_at", "app_session"."expires_at",
    "app_user"."id" as "user_id", "app_user"."name", "app_user"."is_active", array(
  select distinct role
  from user_role
  where user_id = app_user.id
  order by role
) as "roles"
from "app_session"
inner join "app_user" on "app_user"."id" = "app_session"."user_id"
where "app_session"."token" = $1;

-- prolongSession
update "app_session"
set "expires_at" = $1, "updated_at" = $2
where "id" = $3;

-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- deleteOverSessions
delete from "app_session"
where "created_at" < $1;

-- deleteSession
delete from "app_session"
where "id" = $1;

-- findSession
select "app_session"."token", "app_session"."id" as "session_id", "app_session"."created_at",
    "app_session"."expires_at", app_session.locked_at is not null as "is_locked",
    "app_user"."id" as "user_id", "app_user"."name", "app_user"."is_active", "installation"."idle_minutes",
    "installation"."session_hours", array(
  select distinct role
  from user_role
  where user_id = app_user.id
  order by role
) as "roles"
from "app_session"
inner join "app_user" on "app_user"."id" = "app_session"."user_id"
left join "installation" on true
where app_session.token = any($1::text[]);

-- findSessions
select "app_session"."token", "app_session"."id" as "session_id", "app_session"."created_at",
    "app_session"."expires_at", app_session.locked_at is not null as "is_locked",
    "app_user"."id" as "user_id", "app_user"."name", "app_user"."is_active", "installation"."idle_minutes",
    "installation"."session_hours", array(
  select distinct role
  from user_role
  where user_id = app_user.id
  order by role
) as "roles"
from "app_session"
inner join "app_user" on "app_user"."id" = "app_session"."user_id"
left join "installation" on true
where app_session.token = any($1::text[]);

-- insertSession
insert into "app_session" ("user_id", "token", "expires_at", "ip_address", "user_agent", "created_at",
    "updated_at")
values ($1, $2, $3, $4, $5, $6, $7);

-- lockSession
update "app_session"
set "locked_at" = $1
where "id" = $2
  and "locked_at" is null;

-- prolongSession
update "app_session"
set "expires_at" = $1, "updated_at" = $2
where "id" = $3
  and "locked_at" is null;

-- unlockSession
update "app_session"
set "token" = $1, "expires_at" = $2, "updated_at" = $3, "locked_at" = $4
where "id" = $5;

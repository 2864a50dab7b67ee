-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- findDefaultLanguage
select "default_language"
from "installation";

-- findUser
select "app_user"."id", "app_user"."name", "app_user"."email", "app_user"."is_active", "app_user"."version",
    "app_user"."practitioner_id", concat_ws(', ', practitioner.family_name, concat_ws(' ',
    practitioner.prefix, practitioner.given_name)) as "practitioner_name",
    lower(app_user.name) as "sort_name",
    exists ( select from app_account where user_id = app_user.id and password is not null ) as "has_password",
    second_factor.confirmed_at is not null as "has_second_factor",
    exists ( select from user_role where user_id = app_user.id and role = any(installation.second_factor_roles) ) as "must_have_second_factor",
    ( select recorded_at from audit_event where user_id = app_user.id and action = 'sign-in' and outcome = 'success' and session_id is not null order by recorded_at desc limit 1 ) as "last_sign_in_at"
from "app_user"
left join "practitioner" on "practitioner"."id" = "app_user"."practitioner_id"
left join "second_factor" on "second_factor"."user_id" = "app_user"."id"
left join "installation" on true
where "app_user"."id" = $1;

-- isActivePractitioner
select "id"
from "practitioner"
where "id" = $1
  and "is_active" = $2;

-- listActiveSites
select "id"
from "location"
where "id" in ($1)
  and "is_active" = $2;

-- listGrants
select "user_role"."user_id", "user_role"."role", "user_role"."location_id" as "site_id",
    "location"."name" as "site_name"
from "user_role"
left join "location" on "location"."id" = "user_role"."location_id"
where "user_role"."user_id" in ($1)
order by "user_role"."role", "location"."name" asc nulls first, "user_role"."id";

-- listPractitioners
select "id", concat_ws(', ', practitioner.family_name, concat_ws(' ', practitioner.prefix,
    practitioner.given_name)) as "name"
from "practitioner"
where "is_active" = $1
order by "family_name", "given_name", "id"
limit $2;

-- listUsers: all
select "app_user"."id", "app_user"."name", "app_user"."email", "app_user"."is_active", "app_user"."version",
    "app_user"."practitioner_id", concat_ws(', ', practitioner.family_name, concat_ws(' ',
    practitioner.prefix, practitioner.given_name)) as "practitioner_name",
    lower(app_user.name) as "sort_name",
    exists ( select from app_account where user_id = app_user.id and password is not null ) as "has_password",
    second_factor.confirmed_at is not null as "has_second_factor",
    exists ( select from user_role where user_id = app_user.id and role = any(installation.second_factor_roles) ) as "must_have_second_factor",
    ( select recorded_at from audit_event where user_id = app_user.id and action = 'sign-in' and outcome = 'success' and session_id is not null order by recorded_at desc limit 1 ) as "last_sign_in_at"
from "app_user"
left join "practitioner" on "practitioner"."id" = "app_user"."practitioner_id"
left join "second_factor" on "second_factor"."user_id" = "app_user"."id"
left join "installation" on true
order by lower(app_user.name), "app_user"."id"
limit $1;

-- listUsers: some
select "app_user"."id", "app_user"."name", "app_user"."email", "app_user"."is_active", "app_user"."version",
    "app_user"."practitioner_id", concat_ws(', ', practitioner.family_name, concat_ws(' ',
    practitioner.prefix, practitioner.given_name)) as "practitioner_name",
    lower(app_user.name) as "sort_name",
    exists ( select from app_account where user_id = app_user.id and password is not null ) as "has_password",
    second_factor.confirmed_at is not null as "has_second_factor",
    exists ( select from user_role where user_id = app_user.id and role = any(installation.second_factor_roles) ) as "must_have_second_factor",
    ( select recorded_at from audit_event where user_id = app_user.id and action = 'sign-in' and outcome = 'success' and session_id is not null order by recorded_at desc limit 1 ) as "last_sign_in_at"
from "app_user"
left join "practitioner" on "practitioner"."id" = "app_user"."practitioner_id"
left join "second_factor" on "second_factor"."user_id" = "app_user"."id"
left join "installation" on true
where "app_user"."is_active" = $1
  and ("app_user"."name" ilike $2 or "app_user"."email" ilike $3)
  and exists (
  select
  from user_role
  where user_id = app_user.id
    and role = $4
)
  and (lower(app_user.name), app_user.id) > ($5, $6::uuid)
order by lower(app_user.name), "app_user"."id"
limit $7;

-- replaceGrants
delete from user_role
where user_id = $1
  and not exists ( select from jsonb_to_recordset($2::jsonb) as wanted (role text,
      site uuid) where wanted.role = user_role.role and wanted.site is not distinct from user_role.location_id );
insert into "user_role" ("user_id", "role", "location_id", "granted_by")
values ($1, $2, $3, $4)
on conflict ("user_id", "role", "location_id")
do nothing;

-- updateUser
update "app_user"
set "name" = $1, "practitioner_id" = $2, "updated_by" = $3
where "id" = $4
  and "version" = $5
returning "version";

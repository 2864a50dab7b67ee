-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- findInstallation
select *
from "installation";

-- findLogo
select "clinic_logo"."media_type", "clinic_logo"."content", "clinic_logo"."sha256"
from "installation"
inner join "clinic_logo" on "clinic_logo"."sha256" = "installation"."logo_sha256";

-- findSite
select "id", "name", "time_zone", "is_active", "version"
from "location"
where "id" = $1;

-- hasOtherSite
select "id"
from "location"
where "is_active" = $1
  and "id" <> $2
limit $3;

-- insertLogo
insert into "clinic_logo" ("sha256", "media_type", "content", "created_by")
values ($1, $2, $3, $4)
on conflict ("sha256")
do nothing;

-- insertSite
insert into "location" ("name", "time_zone", "created_by")
values ($1, $2, $3)
returning "id", "name", "time_zone", "is_active", "version";

-- isNameTaken: new
select "id"
from "location"
where lower(name) = lower($1)
  and "is_active" = $2
limit $3;

-- isNameTaken: another
select "id"
from "location"
where lower(name) = lower($1)
  and "is_active" = $2
  and "id" <> $3
limit $4;

-- listSites
select "id", "name", "time_zone", "is_active", "version"
from "location"
order by "is_active" desc, "name", "id";

-- lockSites
select pg_advisory_xact_lock(hashtext('sites of the clinic'));

-- updateInstallation
update "installation"
set "clinic_name" = $1, "updated_by" = $2
where "version" = $3
returning *;

-- updateSite
update "location"
set "name" = $1, "updated_by" = $2
where "id" = $3
  and "version" = $4
returning "id", "name", "time_zone", "is_active", "version";

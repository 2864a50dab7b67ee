-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- countRecoveryCodes
select "user_id"
from "recovery_code"
where "user_id" = $1
  and "used_at" is null;

-- findInstallation
select "clinic_name", "time_zone", "data_class", "demo_completed_at", "languages", "default_language",
    "digits", "logo_sha256"
from "installation";

-- listDemoEmails
select "email"
from "app_user"
where "email" in ($1, $2, $3, $4, $5, $6)
  and "is_active" = $7;

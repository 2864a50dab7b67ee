-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- listNames
select *
from "patient_name"
where "patient_id" in ($1)
order by "position";

-- listUnsigned
select "note"."id", "note"."patient_id", "note"."encounter_id", "note"."addendum_to", "note"."started_at",
    "patient"."mrn", "patient"."birth_date", "patient"."birth_date_precision", "patient"."is_restricted", (
  select max("draft"."saved_at") as "saved_at"
  from "clinical_note_draft" as "draft"
  where "draft"."note_id" = "note"."id"
) as "saved_at"
from "clinical_note" as "note"
inner join "patient" on "patient"."id" = "note"."patient_id"
where "note"."author_id" = $1
  and "note"."status" = $2
order by "note"."started_at", "note"."id"
limit $3;

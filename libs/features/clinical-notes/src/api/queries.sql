-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- findNote
select "note".*, "author"."name" as "author_name", "author"."is_active" as "author_is_active",
    "withdrawer"."name" as "withdrawn_by_name", "beginner"."name" as "begun_by_name",
    note.content_hash = clinical_note_hash(note) as "is_intact", (
  select max("draft"."saved_at") as "saved_at"
  from "clinical_note_draft" as "draft"
  where "draft"."note_id" = "note"."id"
) as "saved_at", exists (
  select "addendum"."id"
  from "clinical_note" as "addendum"
  where "addendum"."addendum_to" = "note"."id"
    and "addendum"."status" = $1
) as "is_amended"
from "clinical_note" as "note"
inner join "app_user" as "author" on "author"."id" = "note"."author_id"
left join "app_user" as "withdrawer" on "withdrawer"."id" = "note"."withdrawn_by"
left join "clinical_note" as "former" on "former"."id" = "note"."continues"
left join "app_user" as "beginner" on "beginner"."id" = "former"."author_id"
where "note"."id" = $2
  and "note"."encounter_id" = $3
  and "note"."patient_id" = $4;

-- findVisitStatus
select "status"
from "encounter"
where "id" = $1
  and "patient_id" = $2
for share;

-- getHash
select "content_hash"
from "clinical_note"
where "id" = $1;

-- hasOpenDraft
select "id"
from "clinical_note"
where "author_id" = $1
  and "encounter_id" = $2
  and "addendum_to" is not distinct
from $3
  and "status" = $4;

-- insertNote
insert into "clinical_note" ("patient_id", "encounter_id", "author_id", "started_at")
values ($1, $2, $3, $4)
returning "id", "version";

-- insertRevision
insert into "clinical_note_draft" ("sections", "diagnoses", "note_id", "revision", "started_at", "saved_at")
values ($1, $2, $3, $4, $5, $6);

-- listAddenda
select "note".*, "author"."name" as "author_name", "author"."is_active" as "author_is_active",
    "withdrawer"."name" as "withdrawn_by_name", "beginner"."name" as "begun_by_name",
    note.content_hash = clinical_note_hash(note) as "is_intact", (
  select max("draft"."saved_at") as "saved_at"
  from "clinical_note_draft" as "draft"
  where "draft"."note_id" = "note"."id"
) as "saved_at", exists (
  select "addendum"."id"
  from "clinical_note" as "addendum"
  where "addendum"."addendum_to" = "note"."id"
    and "addendum"."status" = $1
) as "is_amended"
from "clinical_note" as "note"
inner join "app_user" as "author" on "author"."id" = "note"."author_id"
left join "app_user" as "withdrawer" on "withdrawer"."id" = "note"."withdrawn_by"
left join "clinical_note" as "former" on "former"."id" = "note"."continues"
left join "app_user" as "beginner" on "beginner"."id" = "former"."author_id"
where "note"."addendum_to" = $2
  and "note"."status" != $3
order by "note"."started_at", "note"."id";

-- listNotes: first
select "note".*, "author"."name" as "author_name", "author"."is_active" as "author_is_active",
    "withdrawer"."name" as "withdrawn_by_name", "beginner"."name" as "begun_by_name",
    note.content_hash = clinical_note_hash(note) as "is_intact", (
  select max("draft"."saved_at") as "saved_at"
  from "clinical_note_draft" as "draft"
  where "draft"."note_id" = "note"."id"
) as "saved_at", exists (
  select "addendum"."id"
  from "clinical_note" as "addendum"
  where "addendum"."addendum_to" = "note"."id"
    and "addendum"."status" = $1
) as "is_amended"
from "clinical_note" as "note"
inner join "app_user" as "author" on "author"."id" = "note"."author_id"
left join "app_user" as "withdrawer" on "withdrawer"."id" = "note"."withdrawn_by"
left join "clinical_note" as "former" on "former"."id" = "note"."continues"
left join "app_user" as "beginner" on "beginner"."id" = "former"."author_id"
where "note"."patient_id" = $2
  and "note"."addendum_to" is null
  and "note"."status" != $3
  and "note"."status" != $4
order by "note"."started_at" desc, "note"."id" desc
limit $5;

-- listNotes: next
select "note".*, "author"."name" as "author_name", "author"."is_active" as "author_is_active",
    "withdrawer"."name" as "withdrawn_by_name", "beginner"."name" as "begun_by_name",
    note.content_hash = clinical_note_hash(note) as "is_intact", (
  select max("draft"."saved_at") as "saved_at"
  from "clinical_note_draft" as "draft"
  where "draft"."note_id" = "note"."id"
) as "saved_at", exists (
  select "addendum"."id"
  from "clinical_note" as "addendum"
  where "addendum"."addendum_to" = "note"."id"
    and "addendum"."status" = $1
) as "is_amended"
from "clinical_note" as "note"
inner join "app_user" as "author" on "author"."id" = "note"."author_id"
left join "app_user" as "withdrawer" on "withdrawer"."id" = "note"."withdrawn_by"
left join "clinical_note" as "former" on "former"."id" = "note"."continues"
left join "app_user" as "beginner" on "beginner"."id" = "former"."author_id"
where "note"."patient_id" = $2
  and "note"."addendum_to" is null
  and "note"."status" != $3
  and ("note"."started_at", "note"."id") < ($4, $5)
order by "note"."started_at" desc, "note"."id" desc
limit $6;

-- listNotes: of a visit, before a moment
select "note".*, "author"."name" as "author_name", "author"."is_active" as "author_is_active",
    "withdrawer"."name" as "withdrawn_by_name", "beginner"."name" as "begun_by_name",
    note.content_hash = clinical_note_hash(note) as "is_intact", (
  select max("draft"."saved_at") as "saved_at"
  from "clinical_note_draft" as "draft"
  where "draft"."note_id" = "note"."id"
) as "saved_at", exists (
  select "addendum"."id"
  from "clinical_note" as "addendum"
  where "addendum"."addendum_to" = "note"."id"
    and "addendum"."status" = $1
) as "is_amended"
from "clinical_note" as "note"
inner join "app_user" as "author" on "author"."id" = "note"."author_id"
left join "app_user" as "withdrawer" on "withdrawer"."id" = "note"."withdrawn_by"
left join "clinical_note" as "former" on "former"."id" = "note"."continues"
left join "app_user" as "beginner" on "beginner"."id" = "former"."author_id"
where "note"."patient_id" = $2
  and "note"."addendum_to" is null
  and "note"."status" != $3
  and "note"."status" != $4
  and "note"."encounter_id" = $5
  and "note"."started_at" < $6
order by "note"."started_at" desc, "note"."id" desc
limit $7;

-- listRevisions
select *
from "clinical_note_draft"
where "note_id" = $1
order by "revision" desc
limit $2;

-- updateNote
update "clinical_note"
set "updated_by" = $1
where "id" = $2
  and "version" = $3
returning "id", "version";

-- updateRevision
update "clinical_note_draft"
set "sections" = $1, "diagnoses" = $2, "saved_at" = $3
where "note_id" = $4
  and "revision" = $5;

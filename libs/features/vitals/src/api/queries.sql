-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- findNewestNumber
select *
from (
  select "observation"."id", "observation"."id" as "observation_id", "observation"."encounter_id",
      "observation"."effective_at", "observation"."status", "observation"."status_reason",
      "observation"."version", "observation"."code_system", "observation"."code",
      "observation"."code_display", "observation"."value_quantity", "observation"."value_unit",
      coalesce(observation.value_display, observation.value_text) as "text", "observation"."interpretation",
      "observation"."reference_low", "observation"."reference_high", "observation"."reference_text"
  from "observation"
  where "observation"."patient_id" = $1
    and "observation"."category" = $2
    and "observation"."status" != $3
    and ("observation"."value_quantity" is not null or "observation"."value_display" is not null or "observation"."value_text" is not null)
    and "observation"."code_system" = $4
    and "observation"."code" in ($5)
  union all
  select "part"."id", "observation"."id" as "observation_id", "observation"."encounter_id",
      "observation"."effective_at", "observation"."status", "observation"."status_reason",
      "observation"."version", "part"."code_system", "part"."code", "part"."code_display",
      "part"."value_quantity", "part"."value_unit", coalesce(part.value_display, part.value_text) as "text",
      null::text as "interpretation", null::numeric as "reference_low", null::numeric as "reference_high",
      null::text as "reference_text"
  from "observation"
  inner join "observation_component" as "part" on "part"."observation_id" = "observation"."id"
  where "observation"."patient_id" = $6
    and "observation"."category" = $7
    and "observation"."status" != $8
    and "part"."code_system" = $9
    and "part"."code" in ($10)
) as "measure"
where "value_quantity" is not null
  and "value_unit" = $11
  and "effective_at" >= $12
  and "effective_at" <= $13
order by "effective_at" desc, "id" desc
limit $14;

-- findPerson
select "birth_date", "birth_date_precision", "deceased_at", "is_deceased", "sex"
from "patient"
where "id" = $1;

-- hasEncounter
select "id"
from "encounter"
where "id" = $1
  and "patient_id" = $2;

-- insertComponents
insert into "observation_component" ("code_system", "code", "code_display", "value_quantity", "value_unit",
    "position", "created_by", "updated_by", "observation_id")
values ($1, $2, $3, $4, $5, $6, $7, $8, $9), ($10, $11, $12, $13, $14, $15, $16, $17, $18);

-- insertObservations
insert into "observation" ("patient_id", "encounter_id", "effective_at", "issued_at", "performer",
    "created_by", "updated_by", "category", "status", "code_system", "code", "code_display", "value_quantity",
    "value_unit")
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14), ($15, $16, $17, $18, $19, $20, $21, $22,
    $23, $24, $25, $26, $27, $28)
returning "id", "code", "version";

-- listMeasures
select *
from (
  select "observation"."id", "observation"."id" as "observation_id", "observation"."encounter_id",
      "observation"."effective_at", "observation"."status", "observation"."status_reason",
      "observation"."version", "observation"."code_system", "observation"."code",
      "observation"."code_display", "observation"."value_quantity", "observation"."value_unit",
      coalesce(observation.value_display, observation.value_text) as "text", "observation"."interpretation",
      "observation"."reference_low", "observation"."reference_high", "observation"."reference_text"
  from "observation"
  where "observation"."patient_id" = $1
    and "observation"."category" = $2
    and "observation"."status" != $3
    and ("observation"."value_quantity" is not null or "observation"."value_display" is not null or "observation"."value_text" is not null)
  union all
  select "part"."id", "observation"."id" as "observation_id", "observation"."encounter_id",
      "observation"."effective_at", "observation"."status", "observation"."status_reason",
      "observation"."version", "part"."code_system", "part"."code", "part"."code_display",
      "part"."value_quantity", "part"."value_unit", coalesce(part.value_display, part.value_text) as "text",
      null::text as "interpretation", null::numeric as "reference_low", null::numeric as "reference_high",
      null::text as "reference_text"
  from "observation"
  inner join "observation_component" as "part" on "part"."observation_id" = "observation"."id"
  where "observation"."patient_id" = $4
    and "observation"."category" = $5
    and "observation"."status" != $6
) as "measure"
where "effective_at" >= $7
  and "effective_at" <= $8
order by "effective_at" desc, "id";

-- listMeasuresOf
select *
from (
  select "observation"."id", "observation"."id" as "observation_id", "observation"."encounter_id",
      "observation"."effective_at", "observation"."status", "observation"."status_reason",
      "observation"."version", "observation"."code_system", "observation"."code",
      "observation"."code_display", "observation"."value_quantity", "observation"."value_unit",
      coalesce(observation.value_display, observation.value_text) as "text", "observation"."interpretation",
      "observation"."reference_low", "observation"."reference_high", "observation"."reference_text"
  from "observation"
  where "observation"."patient_id" = $1
    and "observation"."category" = $2
    and "observation"."id" = $3
    and ("observation"."value_quantity" is not null or "observation"."value_display" is not null or "observation"."value_text" is not null)
  union all
  select "part"."id", "observation"."id" as "observation_id", "observation"."encounter_id",
      "observation"."effective_at", "observation"."status", "observation"."status_reason",
      "observation"."version", "part"."code_system", "part"."code", "part"."code_display",
      "part"."value_quantity", "part"."value_unit", coalesce(part.value_display, part.value_text) as "text",
      null::text as "interpretation", null::numeric as "reference_low", null::numeric as "reference_high",
      null::text as "reference_text"
  from "observation"
  inner join "observation_component" as "part" on "part"."observation_id" = "observation"."id"
  where "observation"."patient_id" = $4
    and "observation"."category" = $5
    and "observation"."id" = $6
) as "measure"
order by "id";

-- listMoments: first
select distinct "effective_at"
from (
  select "observation"."id", "observation"."id" as "observation_id", "observation"."encounter_id",
      "observation"."effective_at", "observation"."status", "observation"."status_reason",
      "observation"."version", "observation"."code_system", "observation"."code",
      "observation"."code_display", "observation"."value_quantity", "observation"."value_unit",
      coalesce(observation.value_display, observation.value_text) as "text", "observation"."interpretation",
      "observation"."reference_low", "observation"."reference_high", "observation"."reference_text"
  from "observation"
  where "observation"."patient_id" = $1
    and "observation"."category" = $2
    and "observation"."status" != $3
    and ("observation"."value_quantity" is not null or "observation"."value_display" is not null or "observation"."value_text" is not null)
  union all
  select "part"."id", "observation"."id" as "observation_id", "observation"."encounter_id",
      "observation"."effective_at", "observation"."status", "observation"."status_reason",
      "observation"."version", "part"."code_system", "part"."code", "part"."code_display",
      "part"."value_quantity", "part"."value_unit", coalesce(part.value_display, part.value_text) as "text",
      null::text as "interpretation", null::numeric as "reference_low", null::numeric as "reference_high",
      null::text as "reference_text"
  from "observation"
  inner join "observation_component" as "part" on "part"."observation_id" = "observation"."id"
  where "observation"."patient_id" = $4
    and "observation"."category" = $5
    and "observation"."status" != $6
) as "measure"
order by "effective_at" desc
limit $7;

-- listMoments: next
select distinct "effective_at"
from (
  select "observation"."id", "observation"."id" as "observation_id", "observation"."encounter_id",
      "observation"."effective_at", "observation"."status", "observation"."status_reason",
      "observation"."version", "observation"."code_system", "observation"."code",
      "observation"."code_display", "observation"."value_quantity", "observation"."value_unit",
      coalesce(observation.value_display, observation.value_text) as "text", "observation"."interpretation",
      "observation"."reference_low", "observation"."reference_high", "observation"."reference_text"
  from "observation"
  where "observation"."patient_id" = $1
    and "observation"."category" = $2
    and "observation"."status" != $3
    and ("observation"."value_quantity" is not null or "observation"."value_display" is not null or "observation"."value_text" is not null)
  union all
  select "part"."id", "observation"."id" as "observation_id", "observation"."encounter_id",
      "observation"."effective_at", "observation"."status", "observation"."status_reason",
      "observation"."version", "part"."code_system", "part"."code", "part"."code_display",
      "part"."value_quantity", "part"."value_unit", coalesce(part.value_display, part.value_text) as "text",
      null::text as "interpretation", null::numeric as "reference_low", null::numeric as "reference_high",
      null::text as "reference_text"
  from "observation"
  inner join "observation_component" as "part" on "part"."observation_id" = "observation"."id"
  where "observation"."patient_id" = $4
    and "observation"."category" = $5
    and "observation"."status" != $6
) as "measure"
where "effective_at" < $7
order by "effective_at" desc
limit $8;

-- listMoments: of a visit, before a moment, with errors
select distinct "effective_at"
from (
  select "observation"."id", "observation"."id" as "observation_id", "observation"."encounter_id",
      "observation"."effective_at", "observation"."status", "observation"."status_reason",
      "observation"."version", "observation"."code_system", "observation"."code",
      "observation"."code_display", "observation"."value_quantity", "observation"."value_unit",
      coalesce(observation.value_display, observation.value_text) as "text", "observation"."interpretation",
      "observation"."reference_low", "observation"."reference_high", "observation"."reference_text"
  from "observation"
  where "observation"."patient_id" = $1
    and "observation"."category" = $2
    and "observation"."encounter_id" = $3
    and "observation"."effective_at" < $4
    and ("observation"."value_quantity" is not null or "observation"."value_display" is not null or "observation"."value_text" is not null)
  union all
  select "part"."id", "observation"."id" as "observation_id", "observation"."encounter_id",
      "observation"."effective_at", "observation"."status", "observation"."status_reason",
      "observation"."version", "part"."code_system", "part"."code", "part"."code_display",
      "part"."value_quantity", "part"."value_unit", coalesce(part.value_display, part.value_text) as "text",
      null::text as "interpretation", null::numeric as "reference_low", null::numeric as "reference_high",
      null::text as "reference_text"
  from "observation"
  inner join "observation_component" as "part" on "part"."observation_id" = "observation"."id"
  where "observation"."patient_id" = $5
    and "observation"."category" = $6
    and "observation"."encounter_id" = $7
    and "observation"."effective_at" < $8
) as "measure"
order by "effective_at" desc
limit $9;

-- listNumbers: first
select *
from (
  select "observation"."id", "observation"."id" as "observation_id", "observation"."encounter_id",
      "observation"."effective_at", "observation"."status", "observation"."status_reason",
      "observation"."version", "observation"."code_system", "observation"."code",
      "observation"."code_display", "observation"."value_quantity", "observation"."value_unit",
      coalesce(observation.value_display, observation.value_text) as "text", "observation"."interpretation",
      "observation"."reference_low", "observation"."reference_high", "observation"."reference_text"
  from "observation"
  where "observation"."patient_id" = $1
    and "observation"."category" = $2
    and "observation"."status" != $3
    and ("observation"."value_quantity" is not null or "observation"."value_display" is not null or "observation"."value_text" is not null)
    and "observation"."code_system" = $4
    and "observation"."code" in ($5)
  union all
  select "part"."id", "observation"."id" as "observation_id", "observation"."encounter_id",
      "observation"."effective_at", "observation"."status", "observation"."status_reason",
      "observation"."version", "part"."code_system", "part"."code", "part"."code_display",
      "part"."value_quantity", "part"."value_unit", coalesce(part.value_display, part.value_text) as "text",
      null::text as "interpretation", null::numeric as "reference_low", null::numeric as "reference_high",
      null::text as "reference_text"
  from "observation"
  inner join "observation_component" as "part" on "part"."observation_id" = "observation"."id"
  where "observation"."patient_id" = $6
    and "observation"."category" = $7
    and "observation"."status" != $8
    and "part"."code_system" = $9
    and "part"."code" in ($10)
) as "measure"
where "value_quantity" is not null
order by "effective_at" desc, "id" desc
limit $11;

-- listNumbers: next
select *
from (
  select "observation"."id", "observation"."id" as "observation_id", "observation"."encounter_id",
      "observation"."effective_at", "observation"."status", "observation"."status_reason",
      "observation"."version", "observation"."code_system", "observation"."code",
      "observation"."code_display", "observation"."value_quantity", "observation"."value_unit",
      coalesce(observation.value_display, observation.value_text) as "text", "observation"."interpretation",
      "observation"."reference_low", "observation"."reference_high", "observation"."reference_text"
  from "observation"
  where "observation"."patient_id" = $1
    and "observation"."category" = $2
    and "observation"."status" != $3
    and ("observation"."value_quantity" is not null or "observation"."value_display" is not null or "observation"."value_text" is not null)
    and "observation"."code_system" = $4
    and "observation"."code" in ($5)
  union all
  select "part"."id", "observation"."id" as "observation_id", "observation"."encounter_id",
      "observation"."effective_at", "observation"."status", "observation"."status_reason",
      "observation"."version", "part"."code_system", "part"."code", "part"."code_display",
      "part"."value_quantity", "part"."value_unit", coalesce(part.value_display, part.value_text) as "text",
      null::text as "interpretation", null::numeric as "reference_low", null::numeric as "reference_high",
      null::text as "reference_text"
  from "observation"
  inner join "observation_component" as "part" on "part"."observation_id" = "observation"."id"
  where "observation"."patient_id" = $6
    and "observation"."category" = $7
    and "observation"."status" != $8
    and "part"."code_system" = $9
    and "part"."code" in ($10)
) as "measure"
where "value_quantity" is not null
  and ("effective_at", "id") < ($11, $12)
order by "effective_at" desc, "id" desc
limit $13;

-- listRecentMeasures
select *
from (
  select *, row_number() over ( partition by code_system, code, value_unit order by effective_at desc,
      id desc) as "place"
  from (
    select "observation"."id", "observation"."id" as "observation_id", "observation"."encounter_id",
        "observation"."effective_at", "observation"."status", "observation"."status_reason",
        "observation"."version", "observation"."code_system", "observation"."code",
        "observation"."code_display", "observation"."value_quantity", "observation"."value_unit",
        coalesce(observation.value_display, observation.value_text) as "text", "observation"."interpretation",
        "observation"."reference_low", "observation"."reference_high", "observation"."reference_text"
    from "observation"
    where "observation"."patient_id" = $1
      and "observation"."category" = $2
      and "observation"."status" != $3
      and ("observation"."value_quantity" is not null or "observation"."value_display" is not null or "observation"."value_text" is not null)
    union all
    select "part"."id", "observation"."id" as "observation_id", "observation"."encounter_id",
        "observation"."effective_at", "observation"."status", "observation"."status_reason",
        "observation"."version", "part"."code_system", "part"."code", "part"."code_display",
        "part"."value_quantity", "part"."value_unit", coalesce(part.value_display, part.value_text) as "text",
        null::text as "interpretation", null::numeric as "reference_low", null::numeric as "reference_high",
        null::text as "reference_text"
    from "observation"
    inner join "observation_component" as "part" on "part"."observation_id" = "observation"."id"
    where "observation"."patient_id" = $4
      and "observation"."category" = $5
      and "observation"."status" != $6
  ) as "measure"
) as "recent"
where "place" <= $7
order by "effective_at" desc, "id" desc;

-- markAsError
update "observation"
set "status" = $1, "status_reason" = $2, "updated_by" = $3
where "id" = $4
  and "patient_id" = $5
  and "category" = $6
  and "version" = $7
  and "status" != $8
returning "id";

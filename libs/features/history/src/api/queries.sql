-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- listColumns
select attname::text as name, format_type(atttypid, null) as type,
    ( select confrelid::regclass::text from pg_constraint where contype = 'f' and conrelid = attrelid and attnum = any (conkey) and confkey[array_position(conkey,
    attnum)] = ( select target.attnum from pg_attribute as target where target.attrelid = confrelid and target.attname = 'id' ) limit 1 ) as refers_to
from pg_attribute
where attrelid = to_regclass($1)
  and attnum > 0
  and not attisdropped
  and attgenerated = ''
  and coalesce(col_description(attrelid, attnum), '') not like '@secret%'
order by attnum;

-- listNames
select id, concat_ws(' ', prefix, given_name, family_name) as name
from "practitioner"
where id = any ($1::uuid[]);

-- listPartStates
select (
  select jsonb_object_agg(key, value)
  from jsonb_each_text(row)
) ::text as state, held_from, held_until
from ( select to_jsonb(part) as row, updated_at as held_from,
    null::timestamptz as held_until from "patient_name" as part where "patient_id" = $1 union all select to_jsonb(part),
    updated_at, superseded_at from "patient_name_history" as part where "patient_id" = $2 ) as states
order by (row ->> 'position')::integer nulls first, held_from;

-- listStates: of a patient
select (
  select jsonb_object_agg(key, value)
  from jsonb_each_text(row)
) ::text as state
from ( select version,
    to_jsonb(record) as row from "patient" as record where id = $1 and "id"::text = $2 union all select version,
    to_jsonb(record) from "patient_history" as record where id = $3 and "id"::text = $4 ) as states
order by version desc
limit $5;

-- listStates: of a kind that shares its table
select (
  select jsonb_object_agg(key, value)
  from jsonb_each_text(row)
) ::text as state
from ( select version,
    to_jsonb(record) as row from "observation" as record where id = $1 and "category"::text = $2 and "patient_id"::text = $3 union all select version,
    to_jsonb(record) from "observation_history" as record where id = $4 and "category"::text = $5 and "patient_id"::text = $6 ) as states
order by version desc
limit $7;

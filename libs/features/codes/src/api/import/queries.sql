-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- countActive
select count(*) as "count"
from "code"
where "system" = $1
  and "is_active" = $2;

-- noteImport
update "code_system"
set "imported_at" = $1, "version" = $2
where "uri" = $3
returning "licence";

-- retireOthers
update code
set is_active = false
where system = $1
  and is_active
  and code <> all ($2::text[]);

-- upsertCodes
with given as ( select fresh.code, fresh.display, fresh.is_active, known.is_active as was_active,
    coalesce(known.synonyms, '{}') || fresh.synonyms as synonyms,
    array( select list from unnest(coalesce(known.lists,
    '{}') || $1::text[]) as list where list <> all ($2::text[]) group by list order by list ) as lists from jsonb_to_recordset($3::jsonb) as fresh (code text,
    display text, is_active boolean,
    synonyms jsonb) left join code as known on known.system = $4 and known.code = fresh.code ),
    written as ( insert into code (system, code, display, synonyms, lists, is_active) select $5, code,
    display, synonyms, lists, is_active from given on conflict (system,
    code) do update set display = excluded.display, synonyms = excluded.synonyms, lists = excluded.lists,
    is_active = excluded.is_active where (code.display, code.synonyms,
    code.is_active) is distinct from (excluded.display, excluded.synonyms,
    excluded.is_active) or not (code.lists @> excluded.lists and code.lists <@ excluded.lists) returning code )
select count(*) filter (where was_active is null)::integer as created,
    count(*) filter (where was_active and not is_active)::integer as retired,
    count(*) filter (where was_active is not null and (is_active or not was_active))::integer as updated
from written join given
using (code);

-- SQL of the query functions beside this file, recorded by their test; "vitest -u" writes it anew.

-- findMeaning
select case when exists (
  select
  from code_word
  where word >= typed
    and word < typed || chr(1114111)
) then quote_literal(typed) || ':*' else ( select '(' || string_agg(quote_literal(near.word),
    ' | ') || ')' from ( select word from code_word where word % typed order by similarity(word, typed) desc,
    word limit 12 ) as near) end as part
from unnest(name_words($1)) as term (typed_word), lateral (
  select typed_word collate "C" as typed
) as word_typed;

-- listCommonCodes
select system, code, display, synonyms
from code
where (is_shipped or uses > 0)
  and is_active
  and lists @> array[$1]
order by uses desc, form, id
limit $2;

-- searchCodes: known
with matching as materialized (
  select id
  from code
  where is_active
    and lists @> array[$1]
    and array_to_tsvector(words) @@ $2::tsquery
)
select system, code, display, synonyms
from ((
  select id
  from code
  where is_active
    and lists @> array[$3]
    and form like regexp_replace(search_form($4), '([%_\\])', '\\\1', 'g') || '%'
  limit 500
) union (
  select id
  from code
  where is_active
    and lists @> array[$5]
    and code_form like identifier_form($6) || '%'
    and length(identifier_form($7)) > 1
  limit 500
) union (
  select id
  from code
  where is_active
    and lists @> array[$8]
    and (is_shipped or uses > 0)
    and array_to_tsvector(words) @@ $9::tsquery
) union (
  select id
  from matching
  limit 500
)) as candidate join code
using (id)
order by case when form = search_form($10)
  or code_form = identifier_form($11) then 0 when position('|' || search_form($12) || '|' in synonym_forms) > 0 then 1 when starts_with(form,
      search_form($13)) then 2 else 3 end, uses desc, is_shipped desc, length(form), form, id
limit $14;

-- searchCodes: unknown
with matching as materialized (
  select id
  from code
  where is_active
    and lists @> array[$1]
    and array_to_tsvector(words) @@ $2::tsquery
)
select system, code, display, synonyms
from ((
  select id
  from code
  where is_active
    and lists @> array[$3]
    and form like regexp_replace(search_form($4), '([%_\\])', '\\\1', 'g') || '%'
  limit 500
) union (
  select id
  from code
  where is_active
    and lists @> array[$5]
    and code_form like identifier_form($6) || '%'
    and length(identifier_form($7)) > 1
  limit 500
)) as candidate join code
using (id)
order by case when form = search_form($8)
  or code_form = identifier_form($9) then 0 when position('|' || search_form($10) || '|' in synonym_forms) > 0 then 1 when starts_with(form,
      search_form($11)) then 2 else 3 end, uses desc, is_shipped desc, length(form), form, id
limit $12;

import { expect, test } from 'vitest'
import { formatSql } from './format-sql.ts'

test('a statement is broken at its clauses and indented by its subqueries', () => {
  const sql =
    `with "p" as (select "id" from "patient" where "mrn" like $1) select "p"."id", count(*) as "n" from "p" ` +
    `left join "name" as "n" on "n"."patient_id" = "p"."id" where "a" between $2 and $3 and ("b" = 'and, from' or "c" in ($4, $5)) ` +
    'group by "p"."id" order by "n" desc limit $6'
  expect(formatSql(sql)).toMatchInlineSnapshot(`
    "with "p" as (
      select "id"
      from "patient"
      where "mrn" like $1
    )
    select "p"."id", count(*) as "n"
    from "p"
    left join "name" as "n" on "n"."patient_id" = "p"."id"
    where "a" between $2 and $3
      and ("b" = 'and, from' or "c" in ($4, $5))
    group by "p"."id"
    order by "n" desc
    limit $6"
  `)
})

test('a long list is broken after a comma', () => {
  const columns = Array.from({ length: 12 }, (_, index) => `"a_long_column_${index}"`).join(', ')
  expect(formatSql(`select ${columns} from "t"`)).toMatchInlineSnapshot(`
    "select "a_long_column_0", "a_long_column_1", "a_long_column_2", "a_long_column_3", "a_long_column_4",
        "a_long_column_5", "a_long_column_6", "a_long_column_7", "a_long_column_8", "a_long_column_9",
        "a_long_column_10", "a_long_column_11"
    from "t""
  `)
})

test('nothing but white space changes', () => {
  const sql = `insert into "t" ("a", "b") values ($1, 'x  (y), ''z''') on conflict ("a") do update set "b" = $2 returning *`
  expect(formatSql(sql).replace(/\s+/g, '')).toBe(sql.replace(/\s+/g, ''))
})

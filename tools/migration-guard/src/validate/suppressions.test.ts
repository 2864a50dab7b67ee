import { expect, test } from 'vitest'
import { parseSuppressions } from './suppressions.ts'

const SOURCE = `// guard-ignore-file down-missing: nothing to undo
import { sql } from 'kysely'

export async function up(db) {
  // guard-ignore index-not-concurrent, long-lock-window: the table is
  // small in every clinic
  await db.schema
    .createIndex('x')
    .execute()
  await sql\`select '// guard-ignore drop-table: no comment'\`.execute(db) // guard-ignore truncate: beside it
  await db.schema
    // guard-ignore drop-column: inside of it
    .alterTable('x')
    .execute()
}

/** guard-ignore drop-table: all of the function */
export async function down(db) {
  await db.schema.dropTable('x').execute()
}
`

test('a comment covers the statement or the function below it, or the one that it stands in', () => {
  expect(parseSuppressions('x.ts', SOURCE)).toEqual([
    { rules: ['down-missing'], reason: 'nothing to undo', line: 1, range: undefined },
    {
      rules: ['index-not-concurrent', 'long-lock-window'],
      reason: 'the table is small in every clinic',
      line: 5,
      range: { first: 7, last: 9 },
    },
    { rules: ['truncate'], reason: 'beside it', line: 10, range: { first: 10, last: 10 } },
    { rules: ['drop-column'], reason: 'inside of it', line: 12, range: { first: 11, last: 14 } },
    { rules: ['drop-table'], reason: 'all of the function', line: 17, range: { first: 18, last: 20 } },
  ])
})

test('a reason that is missing is empty, and so are rules', () => {
  const source =
    '// guard-ignore drop-table\n// guard-ignore drop-table:\n// guard-ignore: because\nawait x()\n'

  expect(parseSuppressions('x.ts', source).map(({ rules, reason }) => ({ rules, reason }))).toEqual([
    { rules: ['drop-table'], reason: '' },
    { rules: ['drop-table'], reason: '' },
    { rules: [], reason: 'because' },
  ])
})

test('a list of rules goes on below a comma', () => {
  const source = '// guard-ignore drop-table,\n// truncate: unused\n// since 1.4\nawait x()\n'

  expect(parseSuppressions('x.ts', source)).toEqual([
    { rules: ['drop-table', 'truncate'], reason: 'unused since 1.4', line: 1, range: { first: 4, last: 4 } },
  ])
})

test('SQL has them behind two dashes', () => {
  const source = [
    '-- about this file',
    '-- guard-ignore drop-table: nobody uses it',
    'drop table',
    '  a;',
    'drop table b; -- guard-ignore drop-table: beside',
  ].join('\n')

  expect(parseSuppressions('x.sql', source)).toEqual([
    { rules: ['drop-table'], reason: 'nobody uses it', line: 2, range: { first: 3, last: 4 } },
    { rules: ['drop-table'], reason: 'beside', line: 5, range: { first: 5, last: 5 } },
  ])
})

test('what is no TypeScript covers the line below', () => {
  expect(parseSuppressions('x.ts', '// guard-ignore drop-table: x\nthis is {{ not')).toMatchObject([
    { range: { first: 1, last: 2 } },
  ])
})

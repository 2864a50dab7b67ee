import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { renderJsonSchema } from './json-schema.ts'
import { FORMATS, renderReport } from './render-report.ts'
import { findingOf, fullReport, reportOf, SOME_NOTES } from './testing.ts'

const SOURCE = ['import x', 'up()', '  await createIndex()', 'end()', ''].join('\n')

function render(format: (typeof FORMATS)[number], report = fullReport()): string {
  return renderReport(report, format, {
    notes: SOME_NOTES,
    pageOf: (rule) => `https://example.org/${rule}`,
    isColoured: false,
    sourceOf: (file) => (file === 'migrations/1_pet.ts' ? SOURCE : undefined),
  })
}

test.each(FORMATS)('%s is the same when rendered again, and renders the smallest report', (format) => {
  expect(render(format)).toBe(render(format))
  expect(render(format, reportOf({ migrations: [] })).endsWith('\n')).toBe(true)
})

test('pretty shows each finding with its line of code, and what was accepted', () => {
  expect(render('pretty')).toMatchInlineSnapshot(`
    "✖ error  index-not-concurrent  migrations/1_pet.ts:3
      SHARE on public.pet, held for 12 ms.
        2 | up()
      > 3 |   await createIndex()
        4 | end()
      why      Writers wait.
      instead  CREATE INDEX CONCURRENTLY.
      docs/migration-guard/index-not-concurrent.md

    ▲ warning  down-fails  migrations/a b,c:d.ts:3
      fails: "a|b", 100%
      <script>alert(1)</script> \`x\` [y](z) ::error::
      why      Writers wait.
      instead  CREATE INDEX CONCURRENTLY.
      docs/migration-guard/index-not-concurrent.md

    Good to know
      · table-unproven  migrations/1_pet.ts:1  SHARE on public.pet, held for 12 ms.

    Accepted with a reason
      drop-table  migrations/1_pet.ts:3  unused | since 1.4

    Unproven, as they could not be filled with rows
      public.odd  no value for type "box"  (1_pet)

    Queries of this release that need its migrations first
      findPets (libs/pets/src/queries.ts)

    Without a way back, as declared
      1_pet  the column was never filled

    1 migration: 1 error, 1 warning, 1 note, 1 accepted with a reason.
    Tried on PostgreSQL 16.14 (embedded), 1000 rows a table.
    Released is what v1.0.0 has.
    "
  `)
})

test('pretty has colours only where they are asked for', () => {
  const context = { notes: [], pageOf: String, sourceOf: () => SOURCE }

  expect(renderReport(fullReport(), 'pretty', { ...context, isColoured: true })).toContain('\u001B[31m')
  expect(renderReport(fullReport(), 'pretty', { ...context, isColoured: false })).not.toContain('\u001B')
})

test('annotations of GitHub stay one line each, with nothing that ends them early', () => {
  expect(render('github')).toMatchInlineSnapshot(`
    "::error file=migrations/1_pet.ts,line=3,title=index-not-concurrent::SHARE on public.pet, held for 12 ms.%0AWhy: Writers wait.%0AInstead: CREATE INDEX CONCURRENTLY.%0Adocs/migration-guard/index-not-concurrent.md
    ::warning file=migrations/a b%2Cc%3Ad.ts,line=3,title=down-fails::fails: "a|b", 100%25%0A<script>alert(1)</script> \`x\` [y](z) ::error::%0AWhy: Writers wait.%0AInstead: CREATE INDEX CONCURRENTLY.%0Adocs/migration-guard/index-not-concurrent.md
    ::notice file=migrations/1_pet.ts,line=1,title=table-unproven::SHARE on public.pet, held for 12 ms.%0AWhy: Writers wait.%0AInstead: CREATE INDEX CONCURRENTLY.%0Adocs/migration-guard/index-not-concurrent.md
    1 migration: 1 error, 1 warning, 1 note, 1 accepted with a reason.
    "
  `)
})

test('markdown lets nothing through that would be HTML, a link or a new cell', () => {
  expect(render('markdown')).toMatchInlineSnapshot(`
    "## Migrations: not as they are

    1 migration: 1 error, 1 warning, 1 note, 1 accepted with a reason.

    ### Errors

    - **[index-not-concurrent](docs/migration-guard/index-not-concurrent.md)** \`migrations/1_pet.ts:3\`: SHARE on public.pet, held for 12 ms.  
      \`create index "x" on "pet" ("name")\`  
      Writers wait.  
      Instead: CREATE INDEX CONCURRENTLY.

    ### Warnings

    - **[down-fails](docs/migration-guard/index-not-concurrent.md)** \`migrations/a b,c:d.ts:3\`: fails: "a|b", 100% &lt;script>alert(1)&lt;/script> \\\`x\\\` \\[y\\](z) ::error::  
      \`create index "x" on "pet" ("name")\`  
      Writers wait.  
      Instead: CREATE INDEX CONCURRENTLY.

    ### Good to know

    - **[table-unproven](docs/migration-guard/index-not-concurrent.md)** \`migrations/1_pet.ts:1\` (PostgreSQL 17, 18 only): SHARE on public.pet, held for 12 ms.  
      \`create index "x" on "pet" ("name")\`  
      Writers wait.  
      Instead: CREATE INDEX CONCURRENTLY.

    ### Accepted with a reason

    | rule | where | reason |
    | --- | --- | --- |
    | [drop-table](docs/migration-guard/index-not-concurrent.md) | \`migrations/1_pet.ts:3\` | unused \\| since 1.4 |

    ### Unproven: tables without rows

    | table | why | for |
    | --- | --- | --- |
    | \`public.odd\` | no value for type "box" | 1\\_pet |

    ### Queries of this release that need its migrations first

    - findPets (libs/pets/src/queries.ts)

    ### Without a way back, as declared

    - \`1_pet\`: the column was never filled

    <sub>Tried on PostgreSQL 16.14 (embedded), 1000 rows a table. Released is what v1.0.0 has.</sub>
    "
  `)
})

test('JSON has the shape of its schema, and the schema refuses what has not', () => {
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(renderJsonSchema()))

  expect(validate(JSON.parse(render('json'))) ? [] : validate.errors).toEqual([])
  expect(validate({ ...reportOf(), findings: [{ ...findingOf(), line: 0 }] })).toBe(false)
  expect(validate({ ...reportOf(), findings: [{ ...findingOf(), rule: 'no-such-rule' }] })).toBe(false)
})

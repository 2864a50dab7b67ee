import { expect, test } from 'vitest'
import { RULE_NAMES } from '../model/rule-names.ts'
import { ALL_NOTES } from '../validate/rule-list.ts'
import { renderRulePages } from './rule-pages.ts'

test('a page has the heading, the severity, why, the remedy and the example', () => {
  const pages = renderRulePages([
    {
      ...{ name: 'drop-table', severity: 'error', title: 'A table goes', why: 'Gone.', remedy: 'Keep it.' },
      example: { setup: 'create table a ();', hazard: 'drop table a;', safe: 'select 1;' },
    },
  ])

  expect(Object.keys(pages)).toEqual(['docs/migration-guard/README.md', 'docs/migration-guard/drop-table.md'])
  expect(pages['docs/migration-guard/drop-table.md']).toMatchInlineSnapshot(`
    "<!-- Generated from the rules of tools/migration-guard by "pnpm nx sync"; change them there. -->

    # drop-table

    A table goes.

    Error unless the configuration says otherwise.

    ## Why

    Gone.

    ## Instead

    Keep it.

    ## Example

    Before:

    \`\`\`sql
    create table a ();
    \`\`\`

    Found:

    \`\`\`sql
    drop table a;
    \`\`\`

    Not found:

    \`\`\`sql
    select 1;
    \`\`\`

    [All rules](README.md)
    "
  `)
})

test('every rule has exactly one page, and findings have no other rules', () => {
  expect(ALL_NOTES.map(({ name }) => name).sort()).toEqual([...RULE_NAMES].sort())
})

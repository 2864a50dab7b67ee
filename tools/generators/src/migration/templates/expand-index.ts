import { sqlName } from '../../feature/name/sql-name.ts'
import type { Change, MigrationDraft } from './migration-draft.ts'
import { IMPORTS, OUTSIDE, renderDoc, renderFunction, run } from './parts.ts'

/** An index that is built while reading and writing go on. */
export function renderIndex({ table, column }: Change): MigrationDraft[] {
  const name = `${table}_${column}`
  const source = [
    IMPORTS,
    OUTSIDE,
    renderDoc(
      'WHICH QUERY NEEDS IT.',
      '',
      'Killed while it is built, it leaves an invalid index; the runner drops that and builds it anew.',
    ),
    renderFunction('up', [
      run(`create index concurrently ${name} on ${sqlName(table)} (${sqlName(column)})`),
    ]),
    renderFunction('down', [run(`drop index concurrently ${name}`)]),
  ].join('')
  return [{ suffix: '', when: 'now', source }]
}

/** A foreign key whose rows are checked while reading and writing go on. */
export function renderForeignKey({ table, column, to }: Change): MigrationDraft[] {
  const index = `${table}_${column}`
  const constraint = `${table}_${column}_fkey`
  const add = `alter table ${sqlName(table)} add constraint ${constraint} foreign key (${sqlName(column)}) references ${sqlName(to)} not valid`
  const drop = `alter table ${sqlName(table)} drop constraint ${constraint}`
  const indexed = [
    IMPORTS,
    OUTSIDE,
    renderDoc(`Without it, each delete in ${to} reads all of ${table}. Step 1 of 3, all in one deploy.`),
    renderFunction('up', [
      run(`create index concurrently ${index} on ${sqlName(table)} (${sqlName(column)})`),
    ]),
    renderFunction('down', [run(`drop index concurrently ${index}`)]),
  ]
  const key = [
    IMPORTS,
    renderDoc(`Holds new and changed rows of ${table} to ${to}. Step 2 of 3.`),
    renderFunction('up', [run(add)]),
    renderFunction('down', [run(drop)]),
  ]
  const valid = [
    IMPORTS,
    renderDoc('Checks the rows that are there already, while reading and writing go on. Step 3 of 3.'),
    renderFunction('up', [run(`alter table ${sqlName(table)} validate constraint ${constraint}`)]),
    renderFunction('down', [run(drop), run(add)]),
  ]
  return [
    { suffix: 'index', when: 'now', source: indexed.join('') },
    { suffix: 'key', when: 'now', source: key.join('') },
    { suffix: 'validate', when: 'now', source: valid.join('') },
  ]
}

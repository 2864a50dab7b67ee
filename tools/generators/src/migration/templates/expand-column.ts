import { sqlName } from '../../feature/name/sql-name.ts'
import type { Change, MigrationDraft } from './migration-draft.ts'
import {
  acceptDrop,
  IMPORTS,
  OUTSIDE,
  renderDoc,
  renderFunction,
  run,
  runForGrowing,
  runForTables,
} from './parts.ts'

/** A new column that may be null: no release before it minds, and nothing is rewritten. */
export function renderAddColumn(change: Change): MigrationDraft[] {
  const { table, column, type, comment, facts } = change
  const source = [
    IMPORTS,
    facts.hasHistory ? OUTSIDE : '',
    renderDoc(
      `Adds ${table}.${column}.`,
      '',
      'It may be null, so that the running release can go on writing without it. A constant default is free too.',
      'Required from some day on: "pnpm ehr migrate new <name> --expand not-null", one release later.',
    ),
    renderFunction('up', [
      ...runForGrowing(change, (one) => `alter table ${one} add column ${sqlName(column)} ${type}`),
      ...runForTables(change, (one) => `comment on column ${one}.${sqlName(column)} is '${comment}'`),
    ]),
    renderFunction(
      'down',
      runForTables(change, (one) => `alter table ${one} drop column ${sqlName(column)}`),
    ),
  ].join('')
  return [{ suffix: '', when: 'now', source }]
}

/** A column that must not be null any more, without a scan while others wait. */
export function renderNotNull(change: Change): MigrationDraft[] {
  const { table, column } = change
  const constraint = `${table}_${column}_required`
  const add = `alter table ${sqlName(table)} add constraint ${constraint} check (${sqlName(column)} is not null) not valid`
  const drop = `alter table ${sqlName(table)} drop constraint ${constraint}`
  const validate = `alter table ${sqlName(table)} validate constraint ${constraint}`
  const check = [
    IMPORTS,
    renderDoc(
      `Requires ${table}.${column} of new and changed rows. Step 1 of 3, all in one deploy.`,
      '',
      'Before it: the running release writes the column always, and older rows are filled. The history of the',
      'table, where it has one, keeps what was: former versions may lack it.',
    ),
    renderFunction('up', [run(add)]),
    renderFunction('down', [run(drop)]),
  ]
  const valid = [
    IMPORTS,
    renderDoc(`Checks the rows that are there already, while reading and writing go on. Step 2 of 3.`),
    renderFunction('up', [run(validate)]),
    renderFunction('down', [run(drop), run(add)]),
  ]
  const notNull = [
    IMPORTS,
    OUTSIDE,
    renderDoc(`Makes ${table}.${column} required; the valid check spares the scan. Step 3 of 3.`),
    renderFunction('up', [
      run(`alter table ${sqlName(table)} alter column ${sqlName(column)} set not null`),
      run(drop),
    ]),
    renderFunction('down', [
      run(add),
      run(validate),
      run(`alter table ${sqlName(table)} alter column ${sqlName(column)} drop not null`),
    ]),
  ]
  return [
    { suffix: 'check', when: 'now', source: check.join('') },
    { suffix: 'validate', when: 'now', source: valid.join('') },
    { suffix: 'not_null', when: 'now', source: notNull.join('') },
  ]
}

/** A column that goes, one release after the last that uses it. */
export function renderDropColumn(change: Change): MigrationDraft[] {
  const { table, column, type, comment, facts } = change
  const loosen = [
    IMPORTS,
    renderDoc(
      `Lets ${table}.${column} be null, so that a release that does not write it any more can run. Step 1 of 2.`,
      '',
      `Deploy with it: the release that neither reads nor writes ${column}.`,
    ),
    renderFunction('up', [
      run(`alter table ${sqlName(table)} alter column ${sqlName(column)} drop not null`),
    ]),
    renderFunction('down', [
      run(`alter table ${sqlName(table)} alter column ${sqlName(column)} set not null`),
    ]),
  ]
  const contract = [
    acceptDrop(facts),
    IMPORTS,
    renderDoc('Nobody reads it any more; a backup is the only way back to what was in it.'),
    `\nexport const irreversible = 'what ${table}.${column} held is gone'\n`,
    renderDoc(`Drops ${table}.${column}, one release after the last that used it.`),
    renderFunction(
      'up',
      runForTables(change, (one) => `alter table ${one} drop column ${sqlName(column)}`),
    ),
    renderFunction('down', [
      ...runForTables(change, (one) => `alter table ${one} add column ${sqlName(column)} ${type}`),
      ...runForTables(change, (one) => `comment on column ${one}.${sqlName(column)} is '${comment}'`),
    ]),
  ]
  return [
    ...(facts.isRequired ? [{ suffix: 'loosen', when: 'now' as const, source: loosen.join('') }] : []),
    { suffix: 'contract', when: 'later', source: contract.join('') },
  ]
}

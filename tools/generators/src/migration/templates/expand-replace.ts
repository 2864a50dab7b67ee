import { sqlName } from '../../feature/name/sql-name.ts'
import type { Change, MigrationDraft } from './migration-draft.ts'
import {
  acceptDrop,
  IMPORTS,
  listTables,
  OUTSIDE,
  renderDoc,
  renderFunction,
  run,
  runForGrowing,
  runForTables,
} from './parts.ts'

/** Columns of one table, of one change. */
export type Changes = readonly [Change, ...Change[]]

/**
 * Other columns in the place of some: another name, another type, or both. Old and new release write either; a
 * trigger keeps the two in step until the old ones go.
 */
export function renderReplace(changes: Changes): MigrationDraft[] {
  return [
    { suffix: 'expand', when: 'now', source: renderReplaceExpand(changes) },
    { suffix: 'contract', when: 'later', source: renderReplaceContract(changes) },
  ]
}

/** Step 1: the new columns beside the old ones, in step and filled. `more` is done after, one statement at a time. */
export function renderReplaceExpand(
  changes: Changes,
  more: { up: string[]; down: string[] } = NOTHING,
): string {
  const [{ name, table, facts }] = changes
  const [before, after] = [listNames(changes, 'column'), listNames(changes, 'to')]
  return [
    ...(facts.hasHistory ? [ACCEPT_VERSIONS] : []),
    IMPORTS,
    OUTSIDE,
    `\n/** Few enough that nobody waits for their locks. */\nconst BATCH = 5_000\n`,
    renderDoc(
      `Puts ${after} beside ${before} in ${table}, keeps the two in step, and fills it. Step 1 of 2.`,
      '',
      `Deploy with it: the release that reads and writes ${after} alone. When no older one runs any more,`,
      `"pnpm ehr migrate new ${name} --contract" brings step 2 for the release after it.`,
      ...(facts.hasHistory
        ? ['Each row that is filled gets a former version, as with any change of it.']
        : []),
    ),
    renderFunction('up', [
      ...changes.flatMap((change) => addColumn(change, change.to, change.type)),
      ...renderSync(changes),
      'await fill(db)',
      ...more.up,
    ]),
    renderFill(changes),
    renderFunction('down', [
      ...more.down,
      ...renderUnsync(changes),
      ...changes.flatMap((change) => dropColumn(change, change.to)),
    ]),
  ].join('')
}

/** Step 2: the old columns go. */
export function renderReplaceContract(changes: Changes): string {
  const [first] = changes
  const [before, after] = [listNames(changes, 'column'), listNames(changes, 'to')]
  return [
    acceptDrop(first.facts),
    IMPORTS,
    renderDoc(
      `Undone, ${before} is there again and kept in step, but empty until it is filled from ${after}.`,
    ),
    `\nexport const irreversible = 'what ${first.table}.${before} held is only in ${after}'\n`,
    renderDoc(`Drops ${first.table}.${before}, one release after the last that used it. Step 2 of 2.`),
    renderFunction('up', [
      ...renderUnsync(changes),
      ...changes.flatMap((change) => dropColumn(change, change.column)),
    ]),
    renderFunction('down', [
      ...changes.flatMap((change) => addColumn(change, change.column, change.from)),
      ...renderSync(changes),
    ]),
  ].join('')
}

/** What the guard sees of a table with a history: the trigger counts versions up as rows are filled. */
const ACCEPT_VERSIONS =
  '// guard-ignore-file down-loses-data: filling counts the version of each row up; what people wrote stays\n'

const NOTHING = { up: [], down: [] }

function listNames(changes: Changes, key: 'column' | 'to'): string {
  return changes.map((change) => change[key]).join(', ')
}

function addColumn(change: Change, column: string, type: string): string[] {
  return [
    ...runForGrowing(change, (one) => `alter table ${one} add column ${sqlName(column)} ${type}`),
    ...runForTables(change, (one) => `comment on column ${one}.${sqlName(column)} is '${change.comment}'`),
  ]
}

function dropColumn(change: Change, column: string): string[] {
  return runForTables(change, (one) => `alter table ${one} drop column ${sqlName(column)}`)
}

function renderSync(changes: Changes): string[] {
  const [first] = changes
  const sync = nameSync(first)
  return [
    `await sql\`create function ${sync}() returns trigger`,
    '  language plpgsql set search_path = public, pg_temp as $$',
    '  begin',
    ...changes.flatMap(renderSyncOf),
    '    return new;',
    '  end $$`.execute(db)',
    run(`revoke execute on function ${sync}() from public`),
    run(
      `create trigger ${sync} before insert or update on ${sqlName(first.table)} for each row execute function ${sync}()`,
    ),
  ]
}

function renderSyncOf(change: Change): string[] {
  const [column, to] = [sqlName(change.column), sqlName(change.to)]
  return [
    `    if tg_op = 'INSERT' then`,
    `      new.${to} := coalesce(new.${to}, ${forward(change)});`,
    `      new.${column} := coalesce(new.${column}, ${back(change)});`,
    `    elsif new.${to} is distinct from old.${to} then`,
    `      new.${column} := ${back(change)};`,
    `    elsif new.${column} is distinct from old.${column} then`,
    `      new.${to} := ${forward(change)};`,
    '    end if;',
  ]
}

function renderUnsync([first]: Changes): string[] {
  return [
    run(`drop trigger ${nameSync(first)} on ${sqlName(first.table)}`),
    run(`drop function ${nameSync(first)}()`),
  ]
}

/** Its name comes after `keep_former_version`, so that a former version is what was, untouched. */
function nameSync({ table, to }: Change): string {
  return `sync_${table}_${to}`
}

/** Rows are gone through by key; killed, it begins again and finds most of it done. */
function renderFill(changes: Changes): string {
  const [first] = changes
  const set = changes
    .map((change) => `${sqlName(change.to)} = ${forward(change).replaceAll('new.', '')}`)
    .join(', ')
  const unfilled = changes.map(
    ({ to, column }) => `${sqlName(to)} is null and ${sqlName(column)} is not null`,
  )
  const where = unfilled.length === 1 ? unfilled.join('') : `(${unfilled.join(' or ')})`
  const body = [
    `let last = '00000000-0000-0000-0000-000000000000'`,
    'for (;;) {',
    '  const { rows } = await sql<{ id: string }>`',
    `    select id from ${sqlName(first.table)} where id > \${last} order by id limit \${BATCH}\`.execute(db)`,
    '  const next = rows.at(-1)?.id',
    '  if (next === undefined) return',
    ...listTables(first).flatMap((one) => [
      `  await sql\`update ${one} set ${set}`,
      `    where id > \${last} and id <= \${next} and ${where}\`.execute(db)`,
    ]),
    '  last = next',
    '}',
  ]
  const lines = body.map((line) => `  ${line}`).join('\n')
  return `\nasync function fill(db: Kysely<unknown>): Promise<void> {\n${lines}\n}\n`
}

function forward({ column, type, from }: Change): string {
  const value = `new.${sqlName(column)}`
  return type === from ? value : `${value}::${type}`
}

function back({ to, type, from }: Change): string {
  const value = `new.${sqlName(to)}`
  return type === from ? value : `${value}::${from}`
}

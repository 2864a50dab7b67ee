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

/**
 * Another column in the place of one: another name, another type, or both. Old and new release write either; a
 * trigger keeps the two in step until the old one goes.
 */
export function renderReplace(change: Change): MigrationDraft[] {
  return [
    { suffix: 'expand', when: 'now', source: renderExpand(change) },
    { suffix: 'contract', when: 'later', source: renderContract(change) },
  ]
}

function renderExpand(change: Change): string {
  const { name, table, column, to, type, facts } = change
  return [
    '// guard-ignore-file backfill-unbatched: by key, BATCH rows at a time, each in a transaction of its own\n',
    IMPORTS,
    OUTSIDE,
    `\n/** Few enough that nobody waits for their locks. */\nconst BATCH = 5_000\n`,
    renderDoc(
      `Puts ${table}.${to} beside ${table}.${column}, keeps the two in step, and fills it. Step 1 of 2.`,
      '',
      `Deploy with it: the release that reads and writes ${to} alone. When no older one runs any more,`,
      `"pnpm ehr migrate new ${name} --contract" brings step 2 for the release after it.`,
      ...(facts.hasHistory
        ? ['Each row that is filled gets a former version, as with any change of it.']
        : []),
    ),
    renderFunction('up', [
      ...runForGrowing(change, (one) => `alter table ${one} add column ${to} ${type}`),
      ...runForTables(change, (one) => `comment on column ${one}.${to} is '@CLASS WHAT IT IS'`),
      ...renderSync(change),
      'await fill(db)',
    ]),
    renderFill(change),
    renderFunction('down', [
      ...renderUnsync(change),
      ...runForTables(change, (one) => `alter table ${one} drop column ${to}`),
    ]),
  ].join('')
}

function renderSync(change: Change): string[] {
  const { table, column, to } = change
  const sync = nameSync(change)
  return [
    `await sql\`create function ${sync}() returns trigger`,
    '  language plpgsql set search_path = public, pg_temp as $$',
    '  begin',
    `    if tg_op = 'INSERT' then`,
    `      new.${to} := coalesce(new.${to}, ${forward(change)});`,
    `      new.${column} := coalesce(new.${column}, ${back(change)});`,
    `    elsif new.${to} is distinct from old.${to} then`,
    `      new.${column} := ${back(change)};`,
    `    elsif new.${column} is distinct from old.${column} then`,
    `      new.${to} := ${forward(change)};`,
    '    end if;',
    '    return new;',
    '  end $$`.execute(db)',
    run(`revoke execute on function ${sync}() from public`),
    run(`create trigger ${sync} before insert or update on ${table} for each row execute function ${sync}()`),
  ]
}

function renderUnsync(change: Change): string[] {
  return [
    run(`drop trigger ${nameSync(change)} on ${change.table}`),
    run(`drop function ${nameSync(change)}()`),
  ]
}

/** Its name comes after `keep_former_version`, so that a former version is what was, untouched. */
function nameSync({ table, to }: Change): string {
  return `sync_${table}_${to}`
}

/** Rows are gone through by key; killed, it begins again and finds most of it done. */
function renderFill(change: Change): string {
  const { table, column, to } = change
  const value = forward(change).replaceAll('new.', '')
  const body = [
    `let last = '00000000-0000-0000-0000-000000000000'`,
    'for (;;) {',
    '  const { rows } = await sql<{ id: string }>`',
    `    select id from ${table} where id > \${last} order by id limit \${BATCH}\`.execute(db)`,
    '  const next = rows.at(-1)?.id',
    '  if (next === undefined) return',
    ...listTables(change).flatMap((one) => [
      `  await sql\`update ${one} set ${to} = ${value}`,
      `    where id > \${last} and id <= \${next} and ${to} is null and ${column} is not null\`.execute(db)`,
    ]),
    '  last = next',
    '}',
  ]
  const lines = body.map((line) => `  ${line}`).join('\n')
  return `\nasync function fill(db: Kysely<unknown>): Promise<void> {\n${lines}\n}\n`
}

function renderContract(change: Change): string {
  const { table, column, to, from } = change
  return [
    acceptDrop(change),
    IMPORTS,
    renderDoc(`Undone, ${column} is there again and kept in step, but empty until it is filled from ${to}.`),
    `\nexport const irreversible = 'what ${table}.${column} held is only in ${to}'\n`,
    renderDoc(`Drops ${table}.${column}, one release after the last that used it. Step 2 of 2.`),
    renderFunction('up', [
      ...renderUnsync(change),
      ...runForTables(change, (one) => `alter table ${one} drop column ${column}`),
    ]),
    renderFunction('down', [
      ...runForTables(change, (one) => `alter table ${one} add column ${column} ${from}`),
      ...runForTables(change, (one) => `comment on column ${one}.${column} is '@CLASS WHAT IT WAS'`),
      ...renderSync(change),
    ]),
  ].join('')
}

function forward({ column, type, from }: Change): string {
  return type === from ? `new.${column}` : `new.${column}::${type}`
}

function back({ to, type, from }: Change): string {
  return type === from ? `new.${to}` : `new.${to}::${from}`
}

import { addSecond, parseName, planTime } from './plan-names.ts'
import { EXPAND_KINDS, type ExpandKindName, toChange } from './templates/expand-kinds.ts'
import type { ExpandFlags, MigrationDraft, SchemaFacts } from './templates/migration-draft.ts'
import { renderPlain } from './templates/plain.ts'
import { refuseFlags } from './templates/refuse-flags.ts'

/** What is asked for. */
export interface MigrationRequest {
  /** What it does, in a few words. */
  name: string
  expand?: ExpandKindName
  flags: ExpandFlags
  now: Date
  /** `20261121093000`, in the place of now. */
  time?: string
}

/** What is there already, in the package of the migrations. */
export interface MigrationPlace {
  /** Names of the migrations: `20261121093000_visit_kind`. */
  migrations: readonly string[]
  /** Files in `later/`. */
  later: readonly string[]
  /** The committed snapshot of a table, which is what the migrations make. */
  findTable: (name: string) => string | undefined
}

/** A file of a migration. */
export interface MigrationFile {
  /** Within the package of the migrations. */
  path: string
  text: string
}

type Planned = { ok: true; files: MigrationFile[] } | { ok: false; problems: string[] }

/** Decides on the files of a migration or of the steps of a change, or tells everything that is in their way. */
export function planMigrations(request: MigrationRequest, place: MigrationPlace): Planned {
  const { expand, flags, now, time } = request
  const named = parseName(request.name)
  const wrongFlags = expand === undefined ? refuseUnused(flags) : refuseFlags(expand, flags)
  const problems = [
    ...(named.ok ? [] : [named.problem]),
    ...wrongFlags,
    ...(expand === undefined || wrongFlags.length > 0 ? [] : refuseSchema(expand, flags, place)),
    ...refuseTime(time, place.migrations),
  ]
  if (!named.ok || problems.length > 0) return { ok: false, problems }
  const { name } = named
  const drafts =
    expand === undefined
      ? renderPlain()
      : EXPAND_KINDS[expand].render(toChange(name, flags, readFacts(flags, place)))
  return placeDrafts(drafts, { name, first: time ?? planTime(now, place.migrations), place })
}

/** Gives each draft its path, one second apart, or tells which names are taken. */
export function placeDrafts(
  drafts: readonly MigrationDraft[],
  { name, first, place }: { name: string; first: string; place: MigrationPlace },
): Planned {
  const taken = drafts.flatMap((draft) => refuseTaken(wordsOf(draft, name), place))
  if (taken.length > 0) return { ok: false, problems: taken }
  const files = drafts.map((draft, index) => ({
    path: pathOf(draft, name, addSecond(first, index)),
    ...draft,
  }))
  return { ok: true, files: files.map(({ path, source }) => ({ path, text: source })) }
}

/** A step that waited in `later/`, and where it goes. */
export interface MovedStep {
  from: string
  to: string
}

/** Finds the steps that waited for a release in between, or tells which there are instead. */
export function planContract(
  request: Pick<MigrationRequest, 'name' | 'now'>,
  { migrations, later }: MigrationPlace,
): { ok: true; moves: MovedStep[] } | { ok: false; problems: string[] } {
  const named = parseName(request.name)
  if (!named.ok) return { ok: false, problems: [named.problem] }
  const own = later.filter((file) => file === `${named.name}_contract.ts`)
  if (own.length === 0) {
    const known = later.length === 0 ? 'Nothing waits there' : `There are: ${[...later].sort().join(', ')}`
    return { ok: false, problems: [`No step of "${named.name}" waits in later/. ${known}.`] }
  }
  const first = planTime(request.now, migrations)
  const moves = own.map((file, index) => ({
    from: `later/${file}`,
    to: `migrations/${addSecond(first, index)}_${file}`,
  }))
  return { ok: true, moves }
}

function wordsOf({ suffix }: MigrationDraft, name: string): string {
  return suffix === '' ? name : `${name}_${suffix}`
}

function pathOf(draft: MigrationDraft, name: string, time: string): string {
  const words = wordsOf(draft, name)
  return draft.when === 'now' ? `migrations/${time}_${words}.ts` : `later/${words}.ts`
}

function refuseTaken(words: string, { migrations, later }: MigrationPlace): string[] {
  const same = [
    ...migrations
      .filter((one) => one.slice(15).replace(/\.breaking$/, '') === words)
      .map((one) => `migrations/${one}.ts`),
    ...later.filter((file) => file === `${words}.ts`).map((file) => `later/${file}`),
  ]
  return same.map((path) => `${path} is there already. Choose another name.`)
}

function refuseUnused(flags: ExpandFlags): string[] {
  const given = Object.entries(flags).flatMap(([flag, value]) => (value === undefined ? [] : [`--${flag}`]))
  return given.length === 0 ? [] : [`Without --expand there is no use for ${given.join(', ')}.`]
}

function refuseSchema(kind: ExpandKindName, flags: ExpandFlags, place: MigrationPlace): string[] {
  const { table = '', column = '', to = '' } = flags
  const known = place.findTable(table)
  if (known === undefined) return [`There is no table ${table} in schema/tables. ${CHECK_TABLE}`]
  const expects: { column: 'old' | 'new'; to?: 'table' } = EXPAND_KINDS[kind]
  const has = (name: string) => findColumnLine(known, name) !== undefined
  const noColumn = expects.column === 'old' && !has(column)
  return [
    ...(noColumn ? [`${table} has no column ${column}. Check --column.`] : []),
    ...(expects.column === 'new' && has(column) ? [`${table} has a column ${column} already.`] : []),
    ...(to !== '' && expects.to === undefined && has(to) ? [`${table} has a column ${to} already.`] : []),
    ...(expects.to === 'table' && place.findTable(to) === undefined
      ? [`There is no table ${to} in schema/tables. Check --to.`]
      : []),
  ]
}

const CHECK_TABLE = 'Check --table, or run "pnpm ehr migrate generate".'

/** What the templates need to know of a table and one of its columns. */
function readFacts(
  { table = '', column = '' }: Pick<ExpandFlags, 'table' | 'column'>,
  { findTable }: MigrationPlace,
): SchemaFacts {
  const line = findColumnLine(findTable(table) ?? '', column)
  return {
    hasHistory: findTable(`${table}_history`) !== undefined,
    isRequired: / not null\b/.test(line?.split(' -- ')[0] ?? ''),
  }
}

/** The line of a column in the snapshot of its table; a reserved word stands in quotes there. */
export function findColumnLine(snapshot: string, column: string): string | undefined {
  const lines = snapshot.split('\n')
  return lines.find((line) => line.startsWith(`  ${column} `) || line.startsWith(`  "${column}" `))
}

function refuseTime(time: string | undefined, migrations: readonly string[]): string[] {
  if (time === undefined) return []
  if (!/^\d{14}$/.test(time) || addSecond(time, 0) !== time)
    return [`--timestamp is YYYYMMDDHHMMSS, not "${time}".`]
  const last = [...migrations].sort().at(-1)
  return last === undefined || last.slice(0, 14) < time
    ? []
    : [
        `--timestamp ${time} is not after the last migration, ${last}: databases have that one already. Leave it out.`,
      ]
}

import { access, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listMigrationNames } from '@ehr/db-migrations'
import { type ExpandKindName, renderExpand } from './expand-kinds.ts'
import type { ExpandFlags, MigrationDraft, SchemaFacts } from './migration-draft.ts'
import { renderPlain } from './plain.ts'
import { addSecond, parseName, planTime } from './plan-names.ts'

/** What to write, and where. */
export interface NewOptions {
  /** Folder of the package with `migrations/`, `later/` and the snapshot in `schema/`. */
  packageFolder: string
  name: string
  expand?: ExpandKindName
  flags: ExpandFlags
  now: Date
}

/** Writes new migrations; gives their paths within the package. Throws where a name is taken or a flag is wrong. */
export async function writeMigrations(options: NewOptions): Promise<string[]> {
  const name = parseName(options.name)
  const drafts = await renderDrafts(name, options)
  const first = planTime(options.now, await listMigrationNames(join(options.packageFolder, 'migrations')))
  const paths = drafts.map((draft, index) => planPath(draft, { name, time: addSecond(first, index) }))
  for (const path of paths) await assertFree(join(options.packageFolder, path))
  for (const [index, path] of paths.entries()) {
    await mkdir(join(options.packageFolder, path, '..'), { recursive: true })
    await writeFile(join(options.packageFolder, path), drafts[index]?.source ?? '')
  }
  return paths
}

/**
 * Moves the steps of a change that waited for a release in between to the migrations. Gives their paths. Throws
 * with the names of those that wait, when none of this name does.
 */
export async function moveContract(
  options: Pick<NewOptions, 'packageFolder' | 'name' | 'now'>,
): Promise<string[]> {
  const { packageFolder, now } = options
  const name = parseName(options.name)
  const waiting = await readdir(join(packageFolder, 'later')).catch(() => [])
  const own = waiting.filter((file) => file.startsWith(`${name}_`)).sort()
  if (own.length === 0) {
    const known = waiting.length === 0 ? 'Nothing waits there' : `There are: ${waiting.sort().join(', ')}`
    throw new Error(`No step of "${name}" waits in later/. ${known}. Nothing was moved.`)
  }
  const first = planTime(now, await listMigrationNames(join(packageFolder, 'migrations')))
  const paths: string[] = []
  for (const [index, file] of own.entries()) {
    const path = `migrations/${addSecond(first, index)}_${file}`
    await rename(join(packageFolder, 'later', file), join(packageFolder, path))
    paths.push(path)
  }
  return paths
}

async function renderDrafts(
  name: string,
  { expand, flags, packageFolder }: NewOptions,
): Promise<MigrationDraft[]> {
  if (expand === undefined) return renderPlain()
  return renderExpand(expand, { name, flags, facts: await readFacts(packageFolder, flags) })
}

function planPath({ suffix, when }: MigrationDraft, { name, time }: { name: string; time: string }): string {
  const words = suffix === '' ? name : `${name}_${suffix}`
  return when === 'now' ? `migrations/${time}_${words}.ts` : `later/${words}.ts`
}

/** From the committed snapshot, which is what the migrations make. Throws when the table or column is not in it. */
async function readFacts(packageFolder: string, { table, column }: ExpandFlags): Promise<SchemaFacts> {
  if (table === undefined) return { hasHistory: false, isRequired: false }
  const read = (name: string) =>
    readFile(join(packageFolder, 'schema', 'tables', `${name}.sql`), 'utf8').catch(() => undefined)
  const definition = await read(table)
  if (definition === undefined) {
    throw new Error(
      `There is no table ${table} in schema/tables. Check --table, or run "pnpm ehr migrate generate". Nothing was written.`,
    )
  }
  const line = definition.split('\n').find((one) => one.startsWith(`  ${column} `))
  return {
    hasHistory: (await read(`${table}_history`)) !== undefined,
    isRequired: line?.includes(' not null') === true,
  }
}

async function assertFree(path: string): Promise<void> {
  const isTaken = await access(path).then(
    () => true,
    () => false,
  )
  if (isTaken) throw new Error(`${path} is there already. Choose another name. Nothing was written.`)
}

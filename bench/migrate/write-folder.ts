import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Writes migrations as a project has them: in a folder beside the Kysely that they import. */
export async function writeFolder(project: string, sources: readonly string[]): Promise<string> {
  const folder = join(project, 'migrations')
  await mkdir(join(project, 'node_modules'), { recursive: true })
  await mkdir(folder, { recursive: true })
  await writeFile(join(project, 'package.json'), '{ "type": "module" }\n')
  await symlink(kyselyFolder(), join(project, 'node_modules', 'kysely'), 'junction').catch(ignoreExisting)
  const names = sources.map((_, index) => `${String(index + 1).padStart(4, '0')}_made.ts`)
  for (const [index, source] of sources.entries()) await writeFile(join(folder, names[index] ?? ''), source)
  return folder
}

/** Small migrations as people write them: a table, then a column, an index, a check, a view on it. */
export function renderSmallMigrations(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const table = `thing_${Math.floor(index / SHAPES.length)}`
    const [up, down] = SHAPES[index % SHAPES.length]?.(table) ?? ['', '']
    return render(up, down)
  })
}

/** One migration that makes tables of ten columns, each with a key to the one before it. */
export function renderTables(count: number): string {
  const columns = Array.from({ length: 8 }, (_, index) => `.addColumn('c${index}', 'text')`).join('')
  const names = Array.from({ length: count }, (_, index) => `t${index}`)
  const up = names.map((name, index) => {
    const parent =
      index === 0 ? '' : `.addColumn('parent', 'integer', (c) => c.references('t${index - 1}.id'))`
    return `  await db.schema.createTable('${name}').addColumn('id', 'integer', (c) => c.primaryKey())${columns}${parent}.execute()`
  })
  const down = names.toReversed().map((name) => `  await db.schema.dropTable('${name}').execute()`)
  return render(up.join('\n'), down.join('\n'))
}

/** The pending one: a column. */
export function renderPending(): string {
  return render(
    `  await db.schema.alterTable('t7').addColumn('note', 'text').execute()`,
    `  await db.schema.alterTable('t7').dropColumn('note').execute()`,
  )
}

type Shape = (table: string) => [up: string, down: string]

const SHAPES: readonly Shape[] = [
  (table) => [
    `  await db.schema.createTable('${table}').addColumn('id', 'integer', (c) => c.primaryKey().generatedAlwaysAsIdentity()).addColumn('name', 'text', (c) => c.notNull()).execute()`,
    `  await db.schema.dropTable('${table}').execute()`,
  ],
  (table) => [
    `  await db.schema.alterTable('${table}').addColumn('size', 'integer').execute()`,
    `  await db.schema.alterTable('${table}').dropColumn('size').execute()`,
  ],
  (table) => [
    `  await db.schema.createIndex('${table}_name').on('${table}').column('name').execute()`,
    `  await db.schema.dropIndex('${table}_name').execute()`,
  ],
  (table) => [
    `  await sql\`alter table \${sql.table('${table}')} add constraint ${table}_size check (size >= 0) not valid\`.execute(db)`,
    `  await db.schema.alterTable('${table}').dropConstraint('${table}_size').execute()`,
  ],
  (table) => [
    `  await db.schema.createView('${table}_names').as(db.selectFrom('${table}').select(['id', 'name'])).execute()`,
    `  await db.schema.dropView('${table}_names').execute()`,
  ],
]

function render(up: string, down: string): string {
  return [
    "import { type Kysely, sql } from 'kysely'",
    '',
    'export async function up(db: Kysely<any>): Promise<void> {',
    up,
    '}',
    '',
    'export async function down(db: Kysely<any>): Promise<void> {',
    down,
    '}',
    '',
    'void sql',
    '',
  ].join('\n')
}

function kyselyFolder(): string {
  return join(import.meta.dirname, '..', 'node_modules', 'kysely')
}

function ignoreExisting(error: unknown): void {
  if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return
  throw error
}

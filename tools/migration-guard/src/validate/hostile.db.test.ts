import { expect, test } from 'vitest'
import { listFound, validateProject, writeProject } from './test-project.ts'

const FINE = `export async function up(db) {
  await db.schema.createTable('fine').addColumn('id', 'integer').execute()
}

export async function down(db) {
  await db.schema.dropTable('fine').execute()
}
`

const up = (body: string) =>
  `import { sql } from 'kysely'\nexport async function up(db) {\n${body}\n}\nexport async function down() {}\nvoid sql\n`

test.each<[string, string, string, string]>([
  ['hangs', up('await new Promise(() => setInterval(() => {}, 50))'), 'migration-hangs', 'still running'],
  ['never yields', up('for (;;) {}'), 'migration-hangs', 'still running'],
  [
    'sleeps in the database',
    up('await sql`select pg_sleep(60)`.execute(db)'),
    'migration-hangs',
    'still running',
  ],
  ['ends the process', up('process.exit(3)'), 'migration-fails', 'exit code 3'],
  [
    'kills its connection',
    up('await sql`select pg_terminate_backend(pg_backend_pid())`.execute(db)'),
    'migration-fails',
    'connection',
  ],
  ['throws nothing', up('throw undefined'), 'migration-fails', 'undefined'],
  [
    'throws what cannot be shown',
    up("throw { toString() { throw new Error('never') } }"),
    'migration-fails',
    'cannot be shown',
  ],
  ['throws a text', up("throw 'odd'"), 'migration-fails', 'odd'],
  [
    'lacks an extension',
    up('await sql`create extension no_such_thing`.execute(db)'),
    'migration-fails',
    'no_such_thing',
  ],
  ['is no TypeScript', 'export async function up(db) {', 'migration-unreadable', ''],
  [
    'imports what is not there',
    "import './gone.ts'\nexport async function up() {}",
    'migration-unreadable',
    'gone',
  ],
  [
    'throws when it is loaded',
    "throw new Error('at once')\nexport async function up() {}",
    'migration-unreadable',
    'at once',
  ],
])(
  'a migration that %s is one clear finding, and the next is still validated',
  async (_what, source, rule, observed) => {
    await using project = await writeProject({
      'delivery.json': JSON.stringify({ migrationGuard: { timeLimitMs: 1500 } }),
      '1_hostile.ts': source,
      '2_fine.ts': FINE,
    })

    const report = await validateProject(project)

    expect(listFound(report).map((line) => line.replace(/:\d+$/, ''))).toEqual([
      `error ${rule} migrations/1_hostile.ts`,
    ])
    expect(report.findings[0]?.observed).toContain(observed)
    expect(report.migrations.find(({ name }) => name === '2_fine')).toMatchObject({
      upAgainMs: expect.any(Number),
    })
    expect(report.outcome.exitCode).toBe(1)
  },
  60_000,
)

import { execFileSync } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { ExampleFiles, FilesExample, RuleExample } from '../model/rule-notes.ts'
import { useGuardServer } from '../observe/testing.ts'
import type { Report } from '../report/report.ts'
import { RULES } from '../rules/index.ts'
import { ALL_NOTES } from './rule-list.ts'
import { validateProject, writeProject } from './test-project.ts'
import { validateMigrations } from './validate-migrations.ts'

const IMPORT = "import { sql } from 'kysely'\nvoid sql\n"

/** Those of the rules on SQL are tried beside them, those on drift beside what compares. */
const ELSEWHERE = new Set<string>(RULES.map(({ name }) => name))
const EXAMPLES = ALL_NOTES.filter(({ name }) => !ELSEWHERE.has(name) && !name.startsWith('drift-'))

/** The only one that is never more than information. */
const isCounted = (rule: string) => (found: { rule: string; severity: string }) =>
  found.rule === rule && (found.severity !== 'info' || rule === 'table-unproven')

test.concurrent.each(EXAMPLES)(
  '$name is found in its example, and not in the safe one',
  async ({ name, example }) => {
    const tryIt = (variant: 'hazard' | 'safe') =>
      example.language === 'files' ? tryFiles(example, variant) : tryText(name, example, variant)

    expect((await tryIt('hazard')).filter(isCounted(name))).not.toEqual([])
    expect((await tryIt('safe')).filter(isCounted(name))).toEqual([])
  },
  60_000,
)

async function tryText(
  name: string,
  example: RuleExample,
  variant: 'hazard' | 'safe',
): Promise<Report['findings']> {
  if (example.language !== 'typescript') return await trySql(example, variant)
  await using project = await writeProject({
    'delivery.json': JSON.stringify({
      migrationGuard: { timeLimitMs: name === 'migration-hangs' ? 3_000 : 10_000 },
    }),
    ...(example.setup !== undefined && {
      '1_before.ts': `export async function up(db) {\n${example.setup}\n}\n\nexport const irreversible = 'first'\n`,
    }),
    '2_example.ts': `${IMPORT}${example[variant]}`,
  })
  const { findings } = await validateProject(project)
  return findings.filter(({ migration, rule }) => migration === '2_example' || rule.startsWith('suppression'))
}

async function trySql(
  { setup = '', ...texts }: RuleExample,
  variant: 'hazard' | 'safe',
): Promise<Report['findings']> {
  await using project = await writeProject({ 'x/setup.sql': setup, 'x/example.sql': texts[variant] })
  const [path, before] = ['example.sql', 'setup.sql'].map((file) => join(project.root, 'x', file))
  const { findings } = await validateMigrations({
    workspace: project.root,
    server: await useGuardServer(),
    sql: [{ file: 'example.sql', path: path!, setup: before!, transaction: 'auto' }],
  })
  return findings
}

async function tryFiles(
  { setup, ...variants }: FilesExample,
  variant: 'hazard' | 'safe',
): Promise<Report['findings']> {
  await using project = await writeProject({})
  await writeAll(project.root, setup)
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', project.root, ...IDENTITY, ...args], { stdio: 'pipe' })
  git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--no-verify', '--message', 'released')
  await writeAll(project.root, variants[variant])
  return (await validateProject(project, { base: 'HEAD' })).findings
}

const IDENTITY = ['-c', 'user.name=a', '-c', 'user.email=a@b.c', '-c', 'commit.gpgsign=false']

async function writeAll(root: string, files: ExampleFiles): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    if (text === null) await rm(join(root, path))
    else await writeFile(join(root, path), text)
  }
}

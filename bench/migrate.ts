import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type GuardServer, openServer, type Report, validateMigrations } from '@ehr/migration-guard'
import { type Measurement, measurement, tell } from './harness/index.ts'
import { timeBareMigrator } from './migrate/bare-migrator.ts'
import { renderPending, renderSmallMigrations, renderTables, writeFolder } from './migrate/write-folder.ts'

const SMALL = 200
const TABLES = 150
const ROUNDS = 3
const WORKSPACE = join(import.meta.dirname, '..')

/**
 * `pnpm bench migrate`: 200 small migrations validated, against Kysely's Migrator doing the same ups and downs, and
 * one pending migration on a schema of 150 tables. The server's start is measured by itself.
 */
export async function run(): Promise<Measurement[]> {
  const parent = await mkdtemp(join(tmpdir(), 'bench-migrate-'))
  const started = performance.now()
  const server = await openServer({ version: 16 })
  const start = (performance.now() - started) / 1000
  try {
    const { validated, bare } = await measureMany(server, join(parent, 'many'))
    const pending = await measurePending(server, join(parent, 'pending'))
    const inSeconds = { unit: 's' } as const
    return [
      measurement({
        name: `${SMALL} small migrations validated`,
        value: validated,
        ...inSeconds,
        aim: '<= 10',
      }),
      measurement({
        name: 'the same, against the bare Migrator up, down and up',
        ...{ value: validated, reference: bare, ...inSeconds, aim: '<= 4' },
      }),
      measurement({
        name: `one pending migration on ${TABLES} tables`,
        ...{ value: pending, ...inSeconds, aim: '<= 2' },
      }),
      measurement({ name: 'start of the server', value: start, ...inSeconds, aim: '<= 3' }),
    ]
  } finally {
    await server.close()
    await rm(parent, { recursive: true, force: true })
  }
}

async function measureMany(
  server: GuardServer,
  project: string,
): Promise<{ validated: number; bare: number }> {
  const folder = await writeFolder(project, renderSmallMigrations(SMALL))
  const rounds: { validated: number; bare: number }[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    tell(`round ${round} of ${ROUNDS}: ${SMALL} small migrations`)
    const bare = await timeBareMigrator(server, folder)
    rounds.push({ bare, validated: await timeValidation(server, { folder }, SMALL) })
  }
  return {
    validated: median(rounds.map((round) => round.validated)),
    bare: median(rounds.map((round) => round.bare)),
  }
}

async function measurePending(server: GuardServer, project: string): Promise<number> {
  const folder = await writeFolder(project, [renderTables(TABLES)])
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', project, ...IDENTITY, ...args], { stdio: 'pipe' })
  git('init', '--quiet')
  git('add', 'migrations')
  git('commit', '--quiet', '--no-verify', '--message', 'released')
  await writeFolder(project, [renderTables(TABLES), renderPending()])
  const rounds: number[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    tell(`round ${round} of ${ROUNDS}: one pending migration on ${TABLES} tables`)
    rounds.push(await timeValidation(server, { folder, base: 'HEAD' }, 1))
  }
  return median(rounds)
}

const IDENTITY = ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', '-c', 'commit.gpgsign=false']

/** @returns seconds */
async function timeValidation(
  server: GuardServer,
  options: { folder: string; base?: string },
  expected: number,
): Promise<number> {
  const started = performance.now()
  const report = await validateMigrations({ ...options, workspace: WORKSPACE, server })
  const seconds = (performance.now() - started) / 1000
  assertValidated(report, expected)
  return seconds
}

function assertValidated({ migrations }: Report, expected: number): void {
  const done = migrations.filter(({ upAgainMs }) => upAgainMs !== undefined).length
  if (done !== expected) throw new Error(`${done} of ${expected} made migrations went up, down and up again.`)
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

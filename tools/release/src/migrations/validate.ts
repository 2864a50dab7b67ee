import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'

/** What trying migrations on a real server showed. */
export type MigrationProof =
  | { kind: 'tried'; isFine: boolean; isLossless: boolean; why: readonly string[] }
  | { kind: 'untried'; why: string }

/** Tries the migrations that came after a commit. */
export type ProveMigrations = (base: string, names: readonly string[]) => Promise<MigrationProof>

/** Rules of the guard that say that a way back is missing, fails, or loses something. */
const WAY_BACK = ['down-missing', 'down-fails', 'down-not-inverse', 'down-loses-data']

const report = z.object({
  migrations: z.array(
    z.object({ name: z.string(), outcome: z.string(), irreversible: z.string().optional() }),
  ),
  findings: z.array(
    z.object({
      rule: z.string(),
      severity: z.string(),
      migration: z.string().optional(),
      observed: z.string(),
    }),
  ),
  suppressed: z.array(z.object({ rule: z.string(), migration: z.string().optional() })),
  outcome: z.object({ exitCode: z.number() }),
})

/** Makes the proof by `pnpm ehr migrate validate`, on the files of the working tree. */
export function createProof(root: string, signal: AbortSignal): ProveMigrations {
  return async (base, names) => {
    const file = join(tmpdir(), `migrations-${randomUUID()}.json`)
    const args = ['migrate', 'validate', '--base', base, '--format', 'json', '--output', file]
    try {
      const failure = await run(root, args, signal)
      const text = await readFile(file, 'utf8').catch(() => undefined)
      if (text === undefined) return { kind: 'untried', why: failure ?? 'it left no report' }
      return readProof(JSON.parse(text), names)
    } finally {
      await rm(file, { force: true })
    }
  }
}

/** Reads from the guard’s report what it says of the migrations named. @throws when it is no such report. */
export function readProof(text: unknown, names: readonly string[]): MigrationProof {
  const { migrations, findings, suppressed, outcome } = report.parse(text)
  const meant = migrations.filter(({ name }) => names.includes(name))
  // What somebody has accepted is accepted for going on, and not for going back.
  const against = [...findings, ...suppressed].filter(
    ({ rule, migration }) =>
      WAY_BACK.includes(rule) && (migration === undefined || names.includes(migration)),
  )
  const hasWayBack = meant.every((each) => each.outcome === 'validated' && each.irreversible === undefined)
  return {
    kind: 'tried',
    isFine: outcome.exitCode === 0,
    isLossless: meant.length === names.length && hasWayBack && against.length === 0,
    why: findings
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, migration, observed }) => `${migration ?? 'all'}: ${observed} (${rule})`),
  }
}

function run(root: string, args: readonly string[], signal: AbortSignal): Promise<string | undefined> {
  const command = [join(root, 'tools/cli/bin/ehr.mjs'), ...args]
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: root, signal, maxBuffer: 2 ** 26 }, (error, _, stderr) => {
      resolve(error === null ? undefined : (stderr.trim().split('\n').at(-1) ?? error.message))
    })
  })
}

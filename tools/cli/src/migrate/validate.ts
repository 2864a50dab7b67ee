import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { FolderOptions, SqlInput, SqlOptions } from '@ehr/migration-guard'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { ROOT } from '../root.ts'
import { type GivenSql, pairSql } from './pair-sql.ts'

const FORMATS = ['pretty', 'json', 'sarif', 'github', 'markdown'] as const
const TRANSACTIONS = ['auto', 'none', 'own'] as const
const OWN_FOLDER = 'libs/db-migrations/migrations'

interface Given {
  dir?: string
  base?: string
  rows?: number
  format: (typeof FORMATS)[number]
  failOn?: 'error' | 'warning'
  postgres?: (16 | 17 | 18)[]
  output?: string
  write?: boolean
}

/** Adds `validate` to `pnpm ehr migrate`. */
export function addValidate(migrate: Command): void {
  const sql: GivenSql[] = []
  const note = (kind: GivenSql['kind']) => (value: string) => {
    sql.push({ kind, value })
    return value
  }
  migrate
    .command('validate')
    .description(
      'Run migrations on a real PostgreSQL, up, down and up again, and say what they would do to a live one.',
    )
    .option('--dir <path>', `folder of Kysely migrations; ${OWN_FOLDER} by default`)
    .option('--base <ref>', 'what is released: a tag, branch or commit; the last product tag by default')
    .addOption(
      new Option('--sql <file>', 'a file of SQL instead of a folder; repeatable').argParser(note('sql')),
    )
    .addOption(
      new Option('--setup <file>', 'SQL to run before that file, unobserved').argParser(note('setup')),
    )
    .addOption(
      new Option(
        '--tx <mode>',
        'of SQL files: auto wraps it in one transaction as Kysely does, none runs each statement by itself, own leaves its own BEGIN and COMMIT',
      )
        .choices(TRANSACTIONS)
        .argParser((value) => {
          if (!TRANSACTIONS.some((each) => each === value)) {
            throw new InvalidArgumentError(`Allowed choices are ${TRANSACTIONS.join(', ')}.`)
          }
          return note('tx')(value)
        }),
    )
    .option('--rows <number>', 'rows to fill each table with', parseRows)
    .addOption(new Option('--format <format>', 'of the report').choices(FORMATS).default('pretty'))
    .addOption(new Option('--fail-on <severity>', 'exit with 1 from here on').choices(['error', 'warning']))
    .option('--postgres <versions>', 'major versions to try it on, such as 16,17,18', parseVersions)
    .option('--output <file>', 'write the report there')
    .option('--write', 'bring the committed schema and types up to date with the migrations')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action((given: Given) => validate(given, sql))
}

async function validate(given: Given, sql: readonly GivenSql[]): Promise<void> {
  try {
    const { runValidation } = await import('@ehr/migration-guard')
    const { format, output } = given
    const input = { format, cwd: calledFrom(), stdout: process.stdout, stderr: process.stderr }
    const validation = { ...planValidation(given, sql), ...showProgress(format) }
    process.exitCode = await runValidation({ ...input, validation, ...(output !== undefined && { output }) })
  } catch (error) {
    // 1 is for findings: who calls this must be able to tell "not fine" from "not tried".
    process.stderr.write(`Nothing was validated: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 2
  }
}

/** On one line of a terminal, which is wiped for what comes next; an empty text comes last. */
function showProgress(format: Given['format']): { onProgress?: (text: string) => void } {
  if (format !== 'pretty' || !process.stderr.isTTY || !process.stdout.isTTY) return {}
  return { onProgress: (text) => process.stderr.write(`${WIPE}${text}`) }
}

const WIPE = '\u001B[2K\r'

function planValidation(given: Given, sql: readonly GivenSql[]): FolderOptions | SqlOptions {
  const { dir, base, rows, failOn, postgres, write } = given
  const common = {
    workspace: ROOT,
    ...(rows !== undefined && { rows }),
    ...(failOn !== undefined && { failOn }),
    ...(postgres !== undefined && { versions: postgres }),
  }
  if (sql.length > 0) {
    if (dir !== undefined || base !== undefined)
      throw new Error('--sql goes neither with --dir nor with --base.')
    return { ...common, sql: pairSql(sql).map(locate) }
  }
  const folder = dir === undefined ? resolve(ROOT, OWN_FOLDER) : findPath(dir, '--dir')
  return { ...common, folder, ...(base !== undefined && { base }), ...(write === true && { write }) }
}

function locate({ file, setup, tx }: { file: string; setup?: string; tx: string }): SqlInput {
  const transaction = TRANSACTIONS.find((mode) => mode === tx) ?? 'auto'
  const path = findPath(file, '--sql')
  return { file, path, transaction, ...(setup !== undefined && { setup: findPath(setup, '--setup') }) }
}

/** Finds what is given relative to where the command was called, or to where it runs. */
function findPath(given: string, option: string): string {
  const bases = [calledFrom(), process.cwd()]
  const found = bases.map((base) => resolve(base, given)).find((path) => existsSync(path))
  if (found === undefined)
    throw new Error(`${option} ${given} does not exist, seen from ${[...new Set(bases)].join(' or ')}.`)
  return found
}

/** pnpm runs scripts in the workspace's root and tells where it was called itself. */
function calledFrom(): string {
  return process.cwd() === ROOT ? (process.env.INIT_CWD ?? ROOT) : process.cwd()
}

function parseRows(value: string): number {
  if (!/^\d{1,8}$/.test(value)) throw new InvalidArgumentError('Give a number, such as 1000.')
  return Number(value)
}

function parseVersions(value: string): (16 | 17 | 18)[] {
  return value.split(',').map((text) => {
    const version = ([16, 17, 18] as const).find((each) => String(each) === text.trim())
    if (version === undefined)
      throw new InvalidArgumentError('Give some of 16, 17 and 18, with commas between.')
    return version
  })
}

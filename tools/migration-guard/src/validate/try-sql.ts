import { readFile } from 'node:fs/promises'
import type { Finding } from '../model/finding.ts'
import type { ObservedMigration } from '../model/observation.ts'
import { observeSql } from '../observe/observe-sql.ts'
import { RULES } from '../rules/index.ts'
import type { Attempt, AttemptContext } from './attempt.ts'
import { checkUnproven } from './check-unproven.ts'
import { HANGING } from './hanging.ts'
import type { SqlInput, SqlOptions } from './options.ts'
import { UNREADABLE } from './own-notes.ts'
import { runRules } from './run-rules.ts'

/** Tries files of SQL, each on a database of its own; one that cannot be tried is a finding and stops no other. */
export async function trySql({ sql, onProgress }: SqlOptions, context: AttemptContext): Promise<Attempt> {
  const migrations: ObservedMigration[] = []
  const findings: Finding[] = []
  const sources = new Map<string, string>()
  for (const input of sql) {
    onProgress?.(input.file)
    const { text, setup } = await readInput(input)
    sources.set(input.file, text)
    const migration = await observe(input, { text, setup }, context)
    if ('rule' in migration) findings.push(migration)
    else {
      migrations.push(migration)
      findings.push(...check(migration, context).map((finding) => tellInput(finding, input)))
    }
  }
  const { description, version } = context.server
  return {
    server: { version, description },
    migrations,
    findings,
    sources,
    remarks: [],
    needsMigrationFirst: [],
  }
}

interface Texts {
  text: string
  setup: string | undefined
}

async function readInput({ path, setup }: SqlInput): Promise<Texts> {
  return {
    text: await readFile(path, 'utf8'),
    setup: setup === undefined ? undefined : await readFile(setup, 'utf8'),
  }
}

async function observe(
  { file, path, transaction }: SqlInput,
  { text, setup }: Texts,
  { server, rows, configuration: { timeLimitMs } }: AttemptContext,
): Promise<ObservedMigration | Finding> {
  try {
    return await observeSql({
      ...{ server, sql: text, file: path, transaction, rows },
      ...(setup !== undefined && { setup }),
      ...(timeLimitMs !== undefined && { timeLimitMs }),
    })
  } catch (error) {
    const { name: rule, why, remedy } = UNREADABLE
    const observed = error instanceof Error ? error.message : String(error)
    return { rule, severity: 'error', file, line: 1, observed, why, remedy }
  }
}

function check(migration: ObservedMigration, context: AttemptContext): Finding[] {
  return [...runRules([...RULES, HANGING], migration, context), ...checkUnproven(migration, context)]
}

/** The file as the caller has named it; its name is no migration's. */
function tellInput({ migration: _, ...finding }: Finding, { file }: SqlInput): Finding {
  return { ...finding, file }
}

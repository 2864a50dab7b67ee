import { sqlName } from '../../feature/name/sql-name.ts'
import type { Change } from './migration-draft.ts'

/** The imports that each migration has. */
export const IMPORTS = `import { type Kysely, sql } from 'kysely'\n`

/** Marks a migration to be run statement by statement. */
export const OUTSIDE = `
/** Outside of a transaction: each statement keeps its lock for itself alone. */
export const transaction = false
`

/** A function of a migration; the body's lines are indented by two. */
export function renderFunction(direction: 'up' | 'down', body: readonly string[]): string {
  const lines = body.map((line) => (line === '' ? '' : `  ${line}`)).join('\n')
  return `\nexport async function ${direction}(db: Kysely<unknown>): Promise<void> {\n${lines}\n}\n`
}

/** A statement as a line of a migration. */
export function run(statement: string): string {
  return `await sql\`${statement}\`.execute(db)`
}

/** The table, then its history where it has one: in the order in which those who write lock them. */
export function listTables({ table, facts }: Change): string[] {
  return facts.hasHistory ? [sqlName(table), `${table}_history`] : [sqlName(table)]
}

/** A statement for the table and its history. */
export function runForTables(change: Change, statement: (table: string) => string): string[] {
  return listTables(change).map((table) => run(statement(table)))
}

/**
 * The same, the history first: former versions are copied by position, so a column may come last there before it
 * does in the table, not after.
 */
export function runForGrowing(change: Change, statement: (table: string) => string): string[] {
  return runForTables(change, statement).reverse()
}

/** Above a file that drops a column: why that is meant. */
export function acceptDrop(facts: Pick<Change['facts'], 'hasHistory'>): string {
  const lines = ['// guard-ignore-file drop-column: no release reads or writes it since RELEASE\n']
  if (facts.hasHistory) {
    lines.push(
      '// guard-ignore-file long-lock-window: both or neither, as former versions are copied by position\n',
    )
  }
  return lines.join('')
}

/** The sentence above `up`. */
export function renderDoc(...lines: readonly string[]): string {
  if (lines.length === 1) return `\n/** ${lines[0]} */`
  return `\n/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */`
}

import type pg from 'pg'
import type { ObservedStatement, Site } from '../model/observation.ts'
import type { Session } from './session.ts'
import { isConnectionLost, toStatementError } from './statement-error.ts'

/** Runs the statements of migrations on one connection. */
export interface StatementRunner {
  readonly statements: readonly ObservedStatement[]
  /** The connection broke; nothing more can be run. */
  readonly isLost: boolean
  /** A COMMIT was answered by a ROLLBACK. */
  readonly isUndone: boolean
  /** Begins a transaction for the runner, not as a statement of the migration. */
  begin: (sql?: string) => Promise<void>
  /** Ends the runner's transaction; throws what a deferred constraint says. */
  end: (command: 'commit' | 'rollback') => Promise<pg.QueryResult>
  /** Ends whatever transaction is still open, if the connection still lives. */
  finish: (command: 'commit' | 'rollback') => Promise<void>
  /** Runs a text of one or several statements; throws what the first failing one threw. */
  run: (
    text: string,
    params: readonly unknown[],
    site: (line: number) => Site | undefined,
  ) => Promise<pg.QueryResult>
}

/** Runs statements for their effect alone, without looking at what they do; keeps their texts. */
export class BlindRunner implements StatementRunner {
  readonly statements: readonly ObservedStatement[] = []
  readonly texts: string[] = []
  isLost = false
  isUndone = false
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  async begin(sql = 'begin'): Promise<void> {
    await this.#send(sql, [])
  }

  async end(command: 'commit' | 'rollback'): Promise<pg.QueryResult> {
    const result = await this.#send(command, [])
    if (result.command !== command.toUpperCase()) this.isUndone = true
    return result
  }

  async finish(command: 'commit' | 'rollback'): Promise<void> {
    if (!this.isLost && this.#session.subject.getTransactionStatus() !== 'I') await this.end(command)
  }

  async run(text: string, params: readonly unknown[]): Promise<pg.QueryResult> {
    this.texts.push(text)
    return await this.#send(text, params)
  }

  async #send(sql: string, params: readonly unknown[]): Promise<pg.QueryResult> {
    const { subject } = this.#session
    try {
      const result = await (params.length === 0 ? subject.query(sql) : subject.query(sql, [...params]))
      // Of a text with several statements, the last result; the types do not know that case.
      return Array.isArray(result) ? result.at(-1) : result
    } catch (error) {
      this.isLost = isConnectionLost(toStatementError(error))
      throw error
    }
  }
}

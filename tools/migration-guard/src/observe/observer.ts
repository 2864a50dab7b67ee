import type pg from 'pg'
import type { ObservedLock, ObservedStatement, Site } from '../model/observation.ts'
import type { ParsedStatement } from '../model/parsed-statement.ts'
import { isAtLeast } from '../model/relation.ts'
import type { StatementText } from '../statements/parse-statements.ts'
import { compareProbes, type Difference } from './compare-probes.ts'
import { observeBare } from './observe-bare.ts'
import { PROBE_SQL, type Probe, type ProbeRow, parseProbe, probeUpTo } from './probe.ts'
import { isWorthProving, proveBlocked } from './prove-blocked.ts'
import type { Baseline } from './relations.ts'
import type { Session } from './session.ts'
import { isConnectionLost, needsNoTransaction, toStatementError } from './statement-error.ts'
import type { StatementRunner } from './statement-runner.ts'
import { isTransactionControl, mayHideDdl, splitStatements } from './statement-texts.ts'

/** A transaction that is open now. */
interface OpenTransaction {
  /** Undefined for the one that we put around a single statement in order to look into it. */
  number: number | undefined
  probe: Probe
  /** Locks whose end is awaited. */
  held: { lock: ObservedLock; since: number }[]
}

/** Runs statements on a session one by one and keeps what each of them did. */
export class Observer implements StatementRunner {
  readonly statements: ObservedStatement[] = []
  /** The subject's connection broke; nothing more can be run. */
  isLost = false
  /** A COMMIT was answered by a ROLLBACK. */
  isUndone = false
  /** Tables that may have other rows now, by oid; all of them after a statement that no transaction could show. */
  readonly touched = new Set<number>()
  isAllTouched = false
  /** Parameters of statements that have some, by the statement's index. */
  readonly params = new Map<number, readonly unknown[]>()
  readonly #session: Session
  readonly #baseline: Baseline
  /** Files that relations have now, and had when the transaction began. */
  #files: Map<number, number>
  #committedFiles: Map<number, number>
  #open: OpenTransaction | undefined
  #transactions = 0

  readonly #probeSql: string

  /** `withNew: false` leaves out what is made meanwhile: for long transactions, which keep all of it locked. */
  constructor(session: Session, baseline: Baseline, { withNew = true }: { withNew?: boolean } = {}) {
    this.#probeSql = withNew ? PROBE_SQL : probeUpTo(Math.max(0, ...baseline.relations.keys()))
    this.#session = session
    this.#baseline = baseline
    this.#files = filesOf(baseline)
    this.#committedFiles = new Map(this.#files)
  }

  /** Begins a transaction for the runner, not as a statement of the migration. */
  async begin(sql = 'begin'): Promise<void> {
    this.#transactions += 1
    await this.#enter(this.#transactions, sql)
  }

  /** Ends the runner's transaction; throws what a deferred constraint says. Gives the command that really ended it. */
  async end(command: 'commit' | 'rollback'): Promise<pg.QueryResult> {
    try {
      const result = await this.#session.subject.query(command)
      // PostgreSQL answers ROLLBACK to the COMMIT of a transaction in which a statement failed.
      if (result.command !== command.toUpperCase()) this.isUndone = true
      this.#leave(result.command === 'COMMIT')
      return result
    } catch (error) {
      this.#leave(false)
      throw error
    }
  }

  /** Ends whatever transaction is still open, if the connection still lives; throws what a deferred constraint says. */
  async finish(command: 'commit' | 'rollback'): Promise<void> {
    if (this.#isInTransaction() && !this.isLost) await this.end(command)
  }

  /** Runs a text of one or several statements; throws what the first failing one threw. `site` gets the line within it. */
  async run(
    text: string,
    params: readonly unknown[],
    site: (line: number) => Site | undefined,
  ): Promise<pg.QueryResult> {
    const pieces = await this.#session.clock.pause(() => splitStatements(text, params))
    const isBlock = pieces.length > 1 && !this.#isInTransaction() && !pieces.some(isTransactionControl)
    // A text sent at once is one transaction unless it says otherwise.
    if (isBlock) await this.begin()
    try {
      const results = []
      for (const piece of pieces) results.push(await this.runOne(piece, params, site(piece.line)))
      if (isBlock) await this.end('commit')
      // As `pg` does for several statements, of which Kysely reads nothing; the last result serves all others.
      return results.at(-1) ?? NO_RESULT
    } catch (error) {
      if (isBlock && !this.isLost) await this.end('rollback')
      throw error
    }
  }

  /** Runs one statement. */
  async runOne(
    { sql, parsed }: Pick<StatementText, 'sql' | 'parsed'>,
    params: readonly unknown[],
    site: Site | undefined,
  ): Promise<pg.QueryResult> {
    const statement = this.#record(sql, parsed, site)
    if (params.length > 0) this.params.set(statement.index, params)
    if (this.#isInTransaction() || isTransactionControl({ parsed })) {
      return await this.#execute(statement, params)
    }
    await this.#enter(undefined, 'begin')
    try {
      const result = await this.#execute(statement, params)
      await this.end('commit').catch((error: unknown) => this.#fail(statement, error))
      return result
    } catch (error) {
      if (!this.isLost) await this.end('rollback')
      if (statement.error === undefined || !needsNoTransaction(statement.error)) throw error
      return await this.#executeBare(statement, params)
    }
  }

  #isInTransaction(): boolean {
    return this.#open !== undefined
  }

  #record(sql: string, parsed: ParsedStatement | undefined, site: Site | undefined): ObservedStatement {
    const statement: ObservedStatement = {
      ...{ index: this.statements.length, sql, parsed, site },
      transaction: this.#open?.number,
      changedTransaction: false,
      durationMs: 0,
      ...{ locks: [], rewritten: [], scanned: [], changed: [] },
      ...{ lockTimeoutMs: 0, statementTimeoutMs: 0, hasHiddenDdl: false },
    }
    this.statements.push(statement)
    return statement
  }

  async #execute(statement: ObservedStatement, params: readonly unknown[]): Promise<pg.QueryResult> {
    const { clock, subject } = this.#session
    const before = this.#open
    statement.lockTimeoutMs = before?.probe.lockTimeoutMs ?? 0
    statement.statementTimeoutMs = before?.probe.statementTimeoutMs ?? 0
    if (before === undefined) await clock.pause(() => subject.query(FLUSH_SQL))
    const since = clock.now()
    try {
      const result = await send(subject, statement.sql, params)
      statement.durationMs = clock.now() - since
      await clock.pause(() => this.#look(statement, since, result.command === 'COMMIT'))
      return result
    } catch (error) {
      statement.durationMs = clock.now() - since
      return this.#fail(statement, error)
    }
  }

  #fail(statement: ObservedStatement, error: unknown): never {
    statement.error = toStatementError(error)
    this.isLost = isConnectionLost(statement.error)
    if (this.isLost) this.#leave(false)
    throw error
  }

  /** Looks at what the statement has changed in its transaction, or at whether it ended or began one. */
  async #look(statement: ObservedStatement, since: number, isCommit: boolean): Promise<void> {
    const before = this.#open
    if (this.#session.subject.getTransactionStatus() === 'I') {
      statement.changedTransaction = before !== undefined
      this.#leave(isCommit)
      return
    }
    const probe = await this.#probe()
    if (before === undefined || before.probe.transaction !== probe.transaction) {
      this.#leave(isCommit)
      this.#transactions += 1
      statement.changedTransaction = true
      statement.transaction ??= this.#transactions
      this.#open = { number: this.#transactions, probe, held: [] }
      return
    }
    const difference = compareProbes(before.probe, probe, { baseline: this.#baseline, files: this.#files })
    before.probe = probe
    for (const { oid, modes } of probe.relations.values()) {
      if (modes.some((mode) => isAtLeast(mode, 'ROW EXCLUSIVE'))) this.touched.add(oid)
    }
    for (const relation of probe.relations.values()) this.#files.set(relation.oid, relation.file)
    await this.#note(statement, difference, since)
  }

  async #note(statement: ObservedStatement, difference: Difference, since: number): Promise<void> {
    statement.rewritten = difference.rewritten
    statement.scanned = difference.scanned
    statement.changed = difference.changed
    statement.hasHiddenDdl = difference.wroteCatalogue && mayHideDdl(statement.parsed)
    for (const { relation, mode } of difference.locks) {
      const lock: ObservedLock = { relation, mode, heldMs: 0 }
      if (isWorthProving(relation, mode)) {
        const proven = await proveBlocked(this.#session.watcher, relation, mode)
        if (proven !== undefined) lock.provenBlocked = proven
      }
      statement.locks.push(lock)
      this.#open?.held.push({ lock, since })
    }
  }

  async #executeBare(statement: ObservedStatement, params: readonly unknown[]): Promise<pg.QueryResult> {
    delete statement.error
    this.isAllTouched = true
    try {
      return await observeBare({
        statement,
        session: this.#session,
        baseline: this.#baseline,
        execute: () => send(this.#session.subject, statement.sql, params),
      })
    } catch (error) {
      return this.#fail(statement, error)
    }
  }

  async #enter(number: number | undefined, sql: string): Promise<void> {
    const { clock, subject } = this.#session
    const results = await clock.pause(async (): Promise<unknown> => {
      const flushed = subject.query(FLUSH_SQL)
      // Several statements in one text give several results, which the types do not know.
      return (await Promise.all([flushed, subject.query(`${sql}; ${this.#probeSql}`)]))[1]
    })
    this.#open = { number, probe: readProbe(results), held: [] }
  }

  async #probe(): Promise<Probe> {
    return readProbe(await this.#session.subject.query(this.#probeSql))
  }

  /** The transaction is over: its locks are free. */
  #leave(isCommitted: boolean): void {
    if (this.#open === undefined) return
    const now = this.#session.clock.now()
    for (const { lock, since } of this.#open.held) lock.heldMs = now - since
    this.#open = undefined
    if (isCommitted) this.#committedFiles = new Map(this.#files)
    else this.#files = new Map(this.#committedFiles)
  }
}

/** Counters that earlier transactions have left are handed over, so that the first probe finds none. */
const FLUSH_SQL = 'select pg_catalog.pg_stat_force_next_flush()'

const NO_RESULT: pg.QueryResult = { command: '', rowCount: 0, oid: 0, fields: [], rows: [] }

function filesOf(baseline: Baseline): Map<number, number> {
  return new Map([...baseline.relations.values()].map(({ oid, file }) => [oid, file]))
}

function send(client: pg.Client, sql: string, params: readonly unknown[]): Promise<pg.QueryResult> {
  return params.length === 0 ? client.query(sql) : client.query(sql, [...params])
}

function readProbe(results: unknown): Probe {
  const last: unknown = Array.isArray(results) ? results.at(-1) : results
  if (!isProbeResult(last)) throw new Error('The probe got no answer: expected one row of PostgreSQL.')
  return parseProbe(last.rows[0])
}

function isProbeResult(value: unknown): value is { rows: [ProbeRow] } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'rows' in value &&
    Array.isArray(value.rows) &&
    value.rows.length === 1
  )
}

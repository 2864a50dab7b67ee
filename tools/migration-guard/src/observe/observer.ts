import type pg from 'pg'
import type { ObservedLock, ObservedStatement, Site } from '../model/observation.ts'
import type { ParsedStatement } from '../model/parsed-statement.ts'
import { isAtLeast } from '../model/relation.ts'
import type { StatementText } from '../statements/parse-statements.ts'
import { compareProbes, type Difference } from './compare-probes.ts'
import { observeBare } from './observe-bare.ts'
import type { Probe } from './probe.ts'
import { FRESH, hasTimeouts, hasWritten, Prober } from './prober.ts'
import { isWorthProving, proveBlocked } from './prove-blocked.ts'
import { type Baseline, filesOf } from './relations.ts'
import { atOnce, type Session, type Timeouts } from './session.ts'
import { isConnectionLost, needsNoTransaction, toStatementError } from './statement-error.ts'
import type { StatementRunner } from './statement-runner.ts'
import { isTransactionControl, mayEndTransaction, mayHideDdl, splitStatements } from './statement-texts.ts'

/** A transaction that is open now. */
interface OpenTransaction {
  /** Undefined for the one that we put around a single statement in order to look into it. */
  number: number | undefined
  /** The answer to its BEGIN, which nobody has waited for. */
  beginning: Promise<unknown>
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
  /** Rows were written, or tables made anew, whatever became of them. */
  hasWrittenRows = false
  /** Parameters of statements that have some, by the statement's index. */
  readonly params = new Map<number, readonly unknown[]>()
  readonly #session: Session
  readonly #baseline: Baseline
  /** Files that relations have now, and had when the transaction began. */
  #files: Map<number, number>
  #committedFiles: Map<number, number>
  #open: OpenTransaction | undefined
  #transactions = 0

  readonly #prober: Prober
  /** In force outside of transactions; undefined when one may have changed them. */
  #timeouts: Timeouts | undefined

  /** `withNew: false` leaves out what is made meanwhile: for long transactions, which keep all of it locked. */
  constructor(session: Session, baseline: Baseline, { withNew = true }: { withNew?: boolean } = {}) {
    this.#prober = new Prober(baseline, { withNew })
    this.#session = session
    this.#timeouts = session.timeouts
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
      const ending = this.#session.subject.query(command)
      const [result] = await Promise.all([ending, this.#open?.beginning])
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
    await clock.pause(() => this.#prepare(statement))
    statement.lockTimeoutMs = before?.probe.lockTimeoutMs ?? 0
    statement.statementTimeoutMs = before?.probe.statementTimeoutMs ?? 0
    const since = clock.now()
    try {
      const isLooked = before !== undefined && !mayEndTransaction(statement)
      const { sent, seen } = atOnce(subject, () => ({
        sent: send(subject, statement.sql, params),
        seen: isLooked ? this.#probe(statement) : undefined,
      }))
      // After a statement that failed it is refused too.
      seen?.catch(() => undefined)
      const [result] = await Promise.all([sent, before?.beginning])
      statement.durationMs = clock.now() - since
      await clock.pause(() => this.#look(statement, { since, seen, isCommit: result.command === 'COMMIT' }))
      return result
    } catch (error) {
      statement.durationMs = clock.now() - since
      return this.#fail(statement, error)
    }
  }

  /** Finds out what can only be told from what was there before the statement. */
  async #prepare(statement: ObservedStatement): Promise<void> {
    const open = this.#open
    if (open === undefined) {
      this.#session.isFlushed = false
      await this.#session.subject.query(FLUSH_SQL)
      return
    }
    const { transaction, catalogueWrites } = open.probe
    const isMissing = mayEndTransaction(statement)
      ? transaction === undefined
      : catalogueWrites === undefined && mayHideDdl(statement.parsed)
    if (!isMissing) return
    // In a transaction that has failed, the statement itself shall be refused.
    const probe = await this.#probe(statement).catch(() => undefined)
    if (probe !== undefined) open.probe = probe
  }

  #fail(statement: ObservedStatement, error: unknown): never {
    statement.error = toStatementError(error)
    this.isLost = isConnectionLost(statement.error)
    if (this.isLost) this.#leave(false)
    throw error
  }

  /** Looks at what the statement has changed in its transaction, or at whether it ended or began one. */
  async #look(
    statement: ObservedStatement,
    { since, seen, isCommit }: { since: number; seen: Promise<Probe> | undefined; isCommit: boolean },
  ): Promise<void> {
    const before = this.#open
    if (this.#session.subject.getTransactionStatus() === 'I') {
      statement.changedTransaction = before !== undefined
      this.#leave(isCommit)
      return
    }
    const probe = await (seen ?? this.#probe(statement))
    if (before === undefined || (before.probe.transaction ?? probe.transaction) !== probe.transaction) {
      this.#leave(isCommit)
      this.#transactions += 1
      statement.changedTransaction = true
      statement.transaction ??= this.#transactions
      this.#open = { number: this.#transactions, beginning: Promise.resolve(), probe, held: [] }
      return
    }
    const difference = compareProbes(before.probe, probe, { baseline: this.#baseline, files: this.#files })
    before.probe = probe
    for (const relation of probe.relations.values()) {
      if (relation.modes.some((mode) => isAtLeast(mode, 'ROW EXCLUSIVE'))) this.touched.add(relation.oid)
      this.hasWrittenRows ||= hasWritten(relation, this.#baseline)
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
    this.#timeouts = undefined
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
    const flushed = this.#session.isFlushed ? undefined : subject.query(FLUSH_SQL)
    this.#session.isFlushed = false
    const beginning = Promise.all([flushed, subject.query(sql)])
    // Told by the first statement, or by the end.
    beginning.catch(() => undefined)
    const timeouts = this.#timeouts
    this.#open = { number, beginning, probe: { ...FRESH, ...this.#session.timeouts }, held: [] }
    if (timeouts === undefined) this.#open.probe = await clock.pause(() => this.#probe())
  }

  async #probe(statement?: ObservedStatement): Promise<Probe> {
    const withWrites = statement === undefined || mayHideDdl(statement.parsed)
    return await this.#prober.look(this.#session.subject, { withWrites })
  }

  /** The transaction is over: its locks are free. */
  #leave(isCommitted: boolean): void {
    if (this.#open === undefined) return
    const now = this.#session.clock.now()
    for (const { lock, since } of this.#open.held) lock.heldMs = now - since
    if (!hasTimeouts(this.#open.probe, this.#session.timeouts)) this.#timeouts = undefined
    this.#open = undefined
    if (isCommitted) this.#committedFiles = new Map(this.#files)
    else this.#files = new Map(this.#committedFiles)
  }
}

/** Counters that earlier transactions have left are handed over, so that the first probe finds none. */
const FLUSH_SQL = 'select pg_catalog.pg_stat_force_next_flush()'

const NO_RESULT: pg.QueryResult = { command: '', rowCount: 0, oid: 0, fields: [], rows: [] }

function send(client: pg.Client, sql: string, params: readonly unknown[]): Promise<pg.QueryResult> {
  return params.length === 0 ? client.query(sql) : client.query(sql, [...params])
}

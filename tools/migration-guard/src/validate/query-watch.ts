import type pg from 'pg'
import { diffSnapshots } from '../catalogue/diff-snapshots.ts'
import { listChangedNames } from '../compatibility/changed-names.ts'
import { type Compatibility, checkCompatibility } from '../compatibility/check-compatibility.ts'
import { observeQueries, type QueryObservation } from '../compatibility/observe-queries.ts'
import type { RecordedQuery } from '../compatibility/parse-recording.ts'
import type { ObservedMigration } from '../model/observation.ts'

type Steps = Parameters<typeof checkCompatibility>[0]['steps'][number]

const NOTHING: QueryObservation = { queries: [], failures: [], shapes: new Map(), unfilled: [] }

/** Watches what becomes of recorded queries while the pending migrations are tried. */
export class QueryWatch {
  readonly #released: readonly RecordedQuery[]
  readonly #current: readonly RecordedQuery[]
  readonly #options: { role?: string }
  readonly #steps: Steps[] = []
  #base: QueryObservation = NOTHING
  #currentOnBase: QueryObservation | undefined
  #currentOnNew: QueryObservation | undefined

  /** `released` are the queries of the running release, `current` those of the release being made. */
  constructor(
    queries: { released: readonly RecordedQuery[]; current: readonly RecordedQuery[] },
    options: { role?: string },
  ) {
    this.#released = queries.released
    this.#current = queries.current
    this.#options = options
  }

  /** Whether there are queries that each migration could break. */
  get hasReleased(): boolean {
    return this.#released.length > 0
  }

  /** To be called before anything pending is applied. */
  async onReleased(client: pg.ClientBase): Promise<void> {
    if (this.#released.length === 0) return
    this.#base = await observeQueries(client, this.#released, this.#options)
    this.#currentOnBase = await observeQueries(client, this.#current, this.#options)
  }

  /** To be called after the `up` of each pending migration. */
  async onUp(migration: ObservedMigration, client: pg.ClientBase): Promise<void> {
    if (this.#released.length === 0) return
    const { name, file, up } = migration
    const previous = this.#steps.at(-1)?.observation ?? this.#base
    const changed = listChangedNames(diffSnapshots(up.before, up.after))
    const unlessUntouched = { previous, changed }
    const observation = await observeQueries(client, this.#released, { ...this.#options, unlessUntouched })
    this.#steps.push({ migration: { name, file, statements: up.statements }, observation })
  }

  /** To be called when all pending migrations are applied; then every query is asked, whatever has changed. */
  async onApplied(client: pg.ClientBase): Promise<void> {
    const last = this.#steps.pop()
    if (last !== undefined) {
      const observation = await observeQueries(client, this.#released, this.#options)
      this.#steps.push({ ...last, observation })
    }
    if (this.#current.length > 0) {
      this.#currentOnNew = await observeQueries(client, this.#current, this.#options)
    }
  }

  /** Decides on what was seen; paths are told relative to `root`. */
  conclude(root: string): Compatibility {
    return checkCompatibility({
      ...{ root, base: this.#base, steps: this.#steps },
      ...(this.#currentOnBase !== undefined && { currentOnBase: this.#currentOnBase }),
      ...(this.#currentOnNew !== undefined && { currentOnNew: this.#currentOnNew }),
    })
  }
}

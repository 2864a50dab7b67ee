/** What became of a resource. */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'leftAlone' | 'failed' | 'notMapped'

export type OutcomeCounts = Record<Outcome, number>

export interface ImportSummary {
  readonly source: string
  readonly isDryRun: boolean
  readonly files: number
  readonly bytes: number
  readonly seconds: number
  /** Whole days that all dates were moved by. */
  readonly shiftDays: number
  /** By resource type. */
  readonly types: Readonly<Record<string, OutcomeCounts>>
  /** References that led nowhere and were left out, by element. */
  readonly unresolvedReferences: Readonly<Record<string, number>>
  /** Elements that the mappings drop, by path. */
  readonly droppedElements: Readonly<Record<string, number>>
  /** Files that could not be read to their end. */
  readonly brokenFiles: number
}

/** Whether everything that has a place here is in its place. */
export function isComplete({ types, brokenFiles }: ImportSummary): boolean {
  return brokenFiles === 0 && Object.values(types).every(({ failed }) => failed === 0)
}

/** Counts while an import runs. */
export class Tally {
  readonly #types = new Map<string, OutcomeCounts>()
  readonly unresolvedReferences = new Counter()
  readonly droppedElements = new Counter()
  brokenFiles = 0
  resources = 0

  count(type: string, outcome: Outcome): void {
    const counts = this.#types.get(type) ?? noCounts()
    counts[outcome] += 1
    this.#types.set(type, counts)
    this.resources += 1
  }

  types(): Record<string, OutcomeCounts> {
    return Object.fromEntries([...this.#types].sort(([one], [other]) => (one < other ? -1 : 1)))
  }
}

/** Counts by name. */
class Counter {
  readonly #counts = new Map<string, number>()

  add(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
  }

  toRecord(): Record<string, number> {
    return Object.fromEntries([...this.#counts].sort(([, one], [, other]) => other - one))
  }
}

function noCounts(): OutcomeCounts {
  return { created: 0, updated: 0, unchanged: 0, leftAlone: 0, failed: 0, notMapped: 0 }
}

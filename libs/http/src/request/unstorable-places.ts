import type { ProblemPlace } from '@ehr/contracts'
import { jsonPointer } from './json-pointer.ts'

const DEEPEST = 32

interface Visit {
  readonly path: readonly PropertyKey[]
  readonly value: unknown
}

/**
 * Finds what PostgreSQL cannot store in any column: U+0000 and halves of surrogate pairs, in texts and names,
 * and what is nested deeper than any contract goes. Walks without recursion, because the client decides how deep.
 */
export function unstorablePlaces(part: string, value: unknown): ProblemPlace[] {
  const places: ProblemPlace[] = []
  const waiting: Visit[] = [{ path: [part], value }]
  for (let visit = waiting.pop(); visit !== undefined; visit = waiting.pop()) {
    const detail = mistakeIn(visit)
    if (detail === undefined) waiting.push(...children(visit))
    else places.push({ pointer: jsonPointer(visit.path), detail })
  }
  return places
}

function mistakeIn({ path, value }: Visit): string | undefined {
  if (path.length > DEEPEST) return `Nested deeper than ${DEEPEST} levels`
  if (!isStorable(String(path.at(-1)))) return 'The name holds characters that cannot be stored'
  if (typeof value === 'string' && !isStorable(value)) return 'Holds characters that cannot be stored'
  return undefined
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

function children({ path, value }: Visit): Visit[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).map(([key, inner]) => ({ path: [...path, key], value: inner }))
}

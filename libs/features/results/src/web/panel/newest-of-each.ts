import type { ResultSet } from '../../contract.ts'

/** The sets with only the newest result of each test; cancelled ones are none. Newest first, as they came. */
export function newestOfEach(sets: readonly ResultSet[]): ResultSet[] {
  const seen = new Set<string>()
  return sets
    .map((set) => ({
      ...set,
      results: set.results.filter(({ code, status }) => {
        const test = `${code.system} ${code.code}`
        if (status === 'cancelled' || seen.has(test)) return false
        seen.add(test)
        return true
      }),
    }))
    .filter(({ results }) => results.length > 0)
}

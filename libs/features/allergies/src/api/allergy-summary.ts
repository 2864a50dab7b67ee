import type { AllergySummary } from '../contract.ts'
import type { ActiveAllergyRow } from './queries.ts'

/**
 * What the banner says. A known allergy outweighs a statement that none is known; without either, nothing was
 * recorded, which is not the same as none.
 *
 * @param rows the active ones, the severest first
 */
export function summarizeAllergies(rows: readonly ActiveAllergyRow[]): AllergySummary {
  const known = rows.filter((row) => !row.isNoneKnown)
  if (known.length > 0) return { state: 'known', agents: known.map(toAgent) }
  return { state: rows.length > 0 ? 'none' : 'not-recorded' }
}

function toAgent({ id, codeSystem, code, codeDisplay, criticality }: ActiveAllergyRow) {
  return { id, code: { system: codeSystem, code, display: codeDisplay }, criticality }
}

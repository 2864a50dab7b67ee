import { noneKnownOf } from '../contract/none-known.ts'
import type { AllergySummary } from '../contract.ts'
import type { ActiveAllergyRow } from './queries.ts'

/**
 * What the banner says. A known allergy outweighs a statement that none is known; without either, nothing was
 * recorded, which is not the same as none.
 *
 * @param rows the active ones, the severest first
 * @param reviewed who went through them last
 */
export function summarizeAllergies(
  rows: readonly ActiveAllergyRow[],
  reviewed: AllergySummary['reviewed'],
): AllergySummary {
  const known = rows.filter((row) => !row.isNoneKnown)
  if (known.length > 0) return { state: 'known', agents: known.map(toAgent), reviewed }
  const of = [...new Set(rows.map(({ code }) => noneKnownOf(code)))]
  if (of.length === 0) return { state: 'not-recorded', reviewed }
  return of.includes('any') ? { state: 'none', reviewed } : { state: 'none-partly', of, reviewed }
}

function toAgent({ id, codeSystem, code, codeDisplay, criticality }: ActiveAllergyRow) {
  return { id, code: { system: codeSystem, code, display: codeDisplay }, criticality }
}

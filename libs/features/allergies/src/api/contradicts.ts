import type { NoneKnown } from '../contract/none-known.ts'
import type { Allergy } from '../contract.ts'

/**
 * Whether an active allergy of a category contradicts that none is known: of any agent always; of drugs where it is
 * of a drug, a biologic, or of a kind that nobody recorded.
 */
export function contradicts(category: Allergy['category'], of: NoneKnown): boolean {
  if (of === 'any' || category === null) return true
  return category === 'biologic' ? of === 'medication' : category === of
}

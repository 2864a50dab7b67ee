import type { TFunction } from 'i18next'
import { frequencyOf, ROUTE_VALUES } from '../contract/order-terms.ts'
import type { Medication } from '../contract.ts'

/** How often, in the screen's language where the words are ours; else as recorded. */
export function frequencyText(
  { frequency }: Pick<Medication, 'frequency'>,
  t: TFunction<'medications'>,
): string | null {
  const code = frequencyOf(frequency)
  return code === undefined ? frequency : t(`value.frequency.${code}`)
}

/** The way of taking it, in the screen's language where the word is ours; else as recorded. */
export function routeText({ route }: Pick<Medication, 'route'>, t: TFunction<'medications'>): string | null {
  const known = ROUTE_VALUES.find((value) => value === route)
  return known === undefined ? route : t(`value.route.${known}`)
}

import type { DeliveryPlan } from '../../plan/delivery-plan.ts'
import { code, table } from './markdown.ts'
import { section } from './page.ts'

/** Every setting of what the environments run on, as deployers and people who deploy by hand need it. */
export function renderTargets({ metadata: { targets } }: DeliveryPlan): string {
  const rows = listSettings(targets, []).sort(([a], [b]) => (a < b ? -1 : 1))
  if (rows.length === 0) return ''
  return section(
    'What they run on',
    'Settings by target; where one names a secret or a variable, its value is in the environment.',
    table(
      ['setting', 'value'],
      rows.map(([path, value]) => [code(path), code(value)]),
    ),
  )
}

function listSettings(value: unknown, path: readonly string[]): [string, string][] {
  if (value === undefined || value === null) return []
  if (typeof value !== 'object') return [[path.join('.'), String(value)]]
  return Object.entries(value).flatMap(([key, inner]) => listSettings(inner, [...path, key]))
}

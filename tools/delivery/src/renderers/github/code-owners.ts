import type { DeliveryPlan } from '../../plan/delivery-plan.ts'
import { mark } from '../generated-mark.ts'
import type { RenderedFile } from '../renderer.ts'

/** Writes who must review what; the last line that matches counts, so the order is that of the metadata. */
export function renderCodeOwners({ metadata: { people } }: Pick<DeliveryPlan, 'metadata'>): RenderedFile[] {
  if (people.codeOwners.length === 0) return []
  const from = ['people.codeOwners', 'people.owners']
  const lines = people.codeOwners.map(({ path, owners }) =>
    [path, ...owners.flatMap((owner) => people.owners[owner]?.github ?? [])].join(' '),
  )
  const text = [mark({ from, comment: '#' }), ...lines, ''].join('\n')
  return [{ path: '.github/CODEOWNERS', text, from }]
}

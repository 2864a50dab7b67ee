import type { DeliveryPlan } from '../../plan/delivery-plan.ts'
import type { RenderedFile } from '../renderer.ts'
import { renderYaml } from './yaml-file.ts'

/** Writes the labels that `pnpm ehr protect` creates. */
export function renderLabels({ labels }: Pick<DeliveryPlan, 'labels'>): RenderedFile[] {
  if (labels.length === 0) return []
  return [
    renderYaml({
      path: '.github/labels.yml',
      from: ['branching.model', 'documents.labels'],
      value: labels
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .map(({ name, description }) => ({ name, description })),
    }),
  ]
}

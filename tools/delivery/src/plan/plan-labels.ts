import { type BranchingModel, listMergeLabels } from '@ehr/conventions/branching'
import type { DeliveryMetadata } from '../model/metadata.ts'
import type { Label } from './delivery-plan.ts'

/** Plans the labels that pull requests get. */
export function planLabels(model: BranchingModel, { documents }: DeliveryMetadata): Label[] {
  const targets = listMergeLabels(model).map((name) => ({
    name,
    description: `Goes into ${name.slice('target:'.length)}`,
  }))
  return [...targets, ...documents.labels.map((name) => ({ name, description: name }))].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )
}

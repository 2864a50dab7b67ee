import { contentHash } from './content-hash.ts'
import { keysOf } from './item.ts'
import type { MappedItem } from './map-batch.ts'
import type { Outcome } from './summary.ts'

/** What to do with a mapped item. */
export type Plan =
  | { readonly kind: 'create' | 'update'; readonly item: MappedItem; readonly hash: Buffer }
  | { readonly kind: 'unchanged'; readonly item: MappedItem; readonly hash: Buffer }
  | { readonly kind: 'leftAlone' | 'failed'; readonly item: MappedItem; readonly detail: string }

/** Decides, by the hash of what was imported last and by the version of the record, what each item needs. */
export function planBatch(mapped: readonly MappedItem[], { isDryRun }: { isDryRun: boolean }): Plan[] {
  const inBatch = new Map<string, Buffer>()
  return mapped.map((item) => {
    const hash = contentHash(item.root, item.parts)
    const keys = keysOf(item.item)
    const earlier = keys.map((key) => inBatch.get(key)).find((one) => one !== undefined)
    for (const key of keys) inBatch.set(key, earlier ?? hash)
    // A dry run makes no record that a repetition could be compared with.
    const isPromised = isDryRun && item.item.isRepeat && item.known === undefined
    return planItem(item, hash, isPromised ? hash : earlier)
  })
}

/** The outcome that a plan is counted as, once it is carried out. */
export function outcomeOf(plan: Plan): Outcome {
  if (plan.kind === 'create') return 'created'
  return plan.kind === 'update' ? 'updated' : plan.kind
}

function planItem(item: MappedItem, hash: Buffer, earlier: Buffer | undefined): Plan {
  const { known } = item
  const imported = earlier ?? known?.hash
  if (imported === undefined) return { kind: 'create', item, hash }
  if (imported.equals(hash)) return { kind: 'unchanged', item, hash }
  if (earlier !== undefined || item.item.isRepeat) return { kind: 'failed', item, detail: DUPLICATE }
  if (known?.version !== known?.recordVersion) {
    return { kind: 'leftAlone', item, detail: known?.version === null ? REMOVED : EDITED }
  }
  return { kind: 'update', item, hash }
}

const DUPLICATE = 'The same type and id occur before with other content; the first was kept.'
const EDITED = 'The record was edited here since it was imported; it was left alone.'
const REMOVED = 'The record was removed here since it was imported; it was left alone.'

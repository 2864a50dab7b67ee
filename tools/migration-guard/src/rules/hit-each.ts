import type { ObservedMigration, ObservedStatement } from '../model/observation.ts'
import type { Hit } from '../model/rule.ts'
import { describeWork } from './describe-work.ts'

/** One hit for each statement of a list, with what was observed of it; the first entry of a statement decides the rest. */
export function hitEach<Item extends { statement: ObservedStatement }>(
  migration: ObservedMigration,
  items: readonly Item[],
  also: (item: Item) => Partial<Hit> = () => ({}),
): Hit[] {
  const seen = new Set<ObservedStatement>()
  return items.flatMap((item) => {
    if (seen.has(item.statement)) return []
    seen.add(item.statement)
    return [{ statement: item.statement, observed: describeWork(migration, item.statement), ...also(item) }]
  })
}

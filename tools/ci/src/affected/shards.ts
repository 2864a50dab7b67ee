/** One part of several: the first of two is `{ index: 1, count: 2 }`. */
export interface Shard {
  index: number
  count: number
}

/** Parses `1/2`; throws on anything that is not a part of that many. */
export function parseShard(text: string): Shard {
  const [, index = 0, count = 0] = (/^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? []).map(Number)
  if (index >= 1 && index <= count) return { index, count }
  throw new Error(`--shard says ${JSON.stringify(text)}; it is written like 1/2, from 1/n to n/n.`)
}

/**
 * Picks the part of a shard, the same on each machine: the heaviest first, each to the shard that has least so far.
 */
export function pickShard<T extends { name: string; weight: number }>(
  all: readonly T[],
  { index, count }: Shard,
): T[] {
  const heaviestFirst = all.toSorted((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1))
  const shards = Array.from({ length: count }, (): { load: number; items: T[] } => ({ load: 0, items: [] }))
  for (const item of heaviestFirst) {
    const lightest = shards.reduce((least, shard) => (shard.load < least.load ? shard : least))
    lightest.load += item.weight
    lightest.items.push(item)
  }
  return shards[index - 1]?.items ?? []
}

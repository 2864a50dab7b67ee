import type { WorkspacePackage } from './workspace.ts'

/** Finds a way from a package over its dependencies back to itself; development dependencies do not count. */
export function findCircle(
  start: WorkspacePackage,
  packages: readonly WorkspacePackage[],
): readonly string[] | undefined {
  const byName = new Map(packages.map((each) => [each.name, each]))
  const seen = new Set<string>()
  const ways: string[][] = [[start.name]]
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    for (const next of Object.keys(byName.get(way.at(-1) ?? '')?.manifest.dependencies ?? {})) {
      if (next === start.name) return [...way, next]
      if (!byName.has(next) || seen.has(next)) continue
      seen.add(next)
      ways.push([...way, next])
    }
  }
  return undefined
}

/** Says which packages a circle runs through. */
export function describeCircle(circle: readonly string[]): string {
  return `depends on itself: ${circle.join(' → ')}. Move what both need into a package below them.`
}

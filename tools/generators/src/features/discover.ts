import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Which half of a feature an application composes; also the name of that half in a feature's `exports`. */
export type FeatureSide = 'api' | 'web'

/** The module that exports one feature's half, by absolute path with forward slashes. */
export interface FeatureModule {
  name: string
  path: string
}

/** Lists the features of a workspace that export the given half, by name: adding a folder adds a feature. */
export function discoverFeatures(root: string, side: FeatureSide): FeatureModule[] {
  return globSync('libs/features/*/package.json', { cwd: root })
    .sort()
    .flatMap((manifest) => findModule(join(root, manifest, '..'), side) ?? [])
}

/** Renders the source of `virtual:ehr-features`: static imports, so that bundlers and reload follow them. */
export function renderFeatures(modules: readonly FeatureModule[]): string {
  const imports = modules.map(
    ({ path }, at) => `import { feature as feature${at} } from ${JSON.stringify(path)}`,
  )
  const names = modules.map((_, at) => `feature${at}`)
  return [...imports, `export const features = [${names.join(', ')}]`, ''].join('\n')
}

function findModule(folder: string, side: FeatureSide): FeatureModule | undefined {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const { name, exports } = Object(manifest)
  const entry: unknown = Object(exports)[`./${side}`]
  if (typeof name !== 'string' || typeof entry !== 'string') return undefined
  const path = join(folder, entry)
  if (existsSync(path)) return { name, path: path.replaceAll('\\', '/') }
  throw new Error(
    `${name} exports ./${side} as ${entry}, and there is no such file. Write it, or take the export out.`,
  )
}

import type { AppBlock } from '../model/app-block.ts'
import { type DeliveryMetadata, metadataSchema } from '../model/metadata.ts'
import type { WorkspaceGraph } from '../plan/graph.ts'
import { parseBlocks } from '../plan/parse-blocks.ts'
import { completePlan, prepare } from '../plan/plan.ts'
import type { RenderedFile } from '../renderers/renderer.ts'
import type { NamedRenderer } from '../sync/load-renderers.ts'
import type { Step } from './setting-paths.ts'
import { renderPath } from './setting-paths.ts'

/** Everything that generated files follow from and that a person writes. */
export interface Settings {
  'delivery.json': DeliveryMetadata
  apps: Readonly<Record<string, AppBlock>>
  versions: WorkspaceGraph['versions']
}

/** Reads the settings of a workspace whose metadata were planned before, and so fit. */
export function readSettings(graph: WorkspaceGraph, metadata: unknown): Settings {
  return {
    'delivery.json': metadataSchema.parse(metadata),
    apps: parseBlocks(graph).blocks,
    versions: graph.versions,
  }
}

/** Renders settings that need not keep the rules; throws when they cannot be rendered. */
export function renderSettings(
  graph: WorkspaceGraph,
  renderer: NamedRenderer,
  settings: Settings,
): RenderedFile[] {
  const { 'delivery.json': metadata, apps, versions } = settings
  return renderer.render(completePlan(prepare({ ...graph, versions }, metadata, apps)))
}

/** Names a setting as a person finds it: the file, and where in it. */
export function nameSetting([source, ...steps]: readonly Step[]): { file: string; path: string } {
  if (source === 'versions') return { file: 'pnpm-workspace.yaml', path: `catalog.${renderPath(steps)}` }
  if (source !== 'apps') return { file: 'delivery.json', path: renderPath(steps) }
  const [app, ...inner] = steps
  return { file: `apps/${app}/package.json`, path: renderPath(['delivery', ...inner]) }
}

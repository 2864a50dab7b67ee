import type { GeneratorCallback, Tree } from '@nx/devkit'
import { editMetadata } from '../delivery/edit-metadata.ts'

/** What `nx g preset` takes. */
export interface PresetOptions {
  name: string
  replace?: boolean
}

/**
 * `nx g preset`: makes delivery.json one of the presets. What a team wrote by hand stays, unless it says otherwise.
 *
 * @throws Error when there is no such preset, or with what the team wrote it cannot be
 */
export default function presetGenerator(tree: Tree, options: PresetOptions): Promise<GeneratorCallback> {
  return editMetadata(tree, { preset: { name: options.name, replace: options.replace === true } })
}

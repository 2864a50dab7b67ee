import type { GeneratorCallback, Tree } from '@nx/devkit'
import { editMetadata } from '../delivery/edit-metadata.ts'

/** What `nx g environment` takes. */
export interface EnvironmentOptions {
  name: string
  like?: string
  branch?: string
  tag?: string
  release?: boolean
  dataClass?: string
  target?: string
}

/**
 * `nx g environment`: adds an environment to delivery.json, made after another.
 *
 * @throws Error when with it the metadata could not be
 */
export default function environmentGenerator(
  tree: Tree,
  options: EnvironmentOptions,
): Promise<GeneratorCallback> {
  const { name, like, branch, tag, release, dataClass, target } = options
  return editMetadata(tree, { environment: { name, like, branch, tag, release, dataClass, target } })
}

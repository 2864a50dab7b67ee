import { globSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { RENDERERS } from '../renderers/registry.ts'
import type { Renderer } from '../renderers/renderer.ts'
import { Refusal } from './refusal.ts'

/** A renderer with the name that errors call it by. */
export interface NamedRenderer {
  name: string
  render: Renderer
}

/** Where a team puts a renderer of its own; the file exports it as `renderer`. */
const OWN_RENDERERS = 'tools/*/delivery-renderer.ts'

/**
 * Loads our renderers, and those of the team.
 *
 * @throws Refusal when a file of the team’s exports none
 */
export async function loadRenderers(root: string): Promise<NamedRenderer[]> {
  const files = globSync(OWN_RENDERERS, { cwd: root }).map((file) => file.replaceAll('\\', '/'))
  return [...RENDERERS, ...(await Promise.all(files.sort().map((file) => loadRenderer(root, file))))]
}

async function loadRenderer(root: string, file: string): Promise<NamedRenderer> {
  const module: unknown = await import(pathToFileURL(join(root, file)).href)
  const renderer: unknown = Object(module).renderer
  if (isRenderer(renderer)) return renderer
  throw new Refusal(`${file} exports no renderer.`, [
    'Write "export const renderer = { name: \'ours\', render: (plan) => [{ path, text, from }] }" in it.',
  ])
}

function isRenderer(value: unknown): value is NamedRenderer {
  const { name, render } = Object(value)
  return typeof name === 'string' && typeof render === 'function'
}

import { renderDocs } from './docs/render-docs.ts'
import { renderGitHub } from './github/render-github.ts'
import { renderBlueprint } from './render/render-blueprint.ts'
import type { Renderer } from './renderer.ts'

/** Every renderer; a team adds its own here. */
export const RENDERERS: readonly { name: string; render: Renderer }[] = [
  { name: 'docs', render: renderDocs },
  { name: 'github', render: renderGitHub },
  { name: 'render', render: renderBlueprint },
]

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PREPARATIONS } from '../src/declarations.ts'
import { listPages } from '../src/list-pages.ts'
import { findTrouble, prepare } from '../src/testing/do-step.ts'
import { copyWorkspace } from '../src/testing/workspace-copy.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const guides = listPages(root).filter(
  ({ isGuide, steps }) => isGuide && steps.some((step) => step.kind !== 'command' || step.place === 'block'),
)

/** An hour for the longest: builds and journeys on a machine that does something else too. */
const PATIENCE_MS = 3_600_000

test.each(guides)(
  'whoever follows $path gets what it says',
  async ({ path, steps }) => {
    const workspace = await copyWorkspace(root)
    try {
      for (const command of PREPARATIONS[path] ?? []) await prepare(workspace, command)
      for (const step of steps) {
        const trouble = await findTrouble(workspace, step, path)
        // What comes after builds on it.
        if (trouble !== undefined) expect.fail(`${path}:${step.line} ${trouble}`)
      }
    } finally {
      await workspace.remove()
    }
  },
  PATIENCE_MS,
)

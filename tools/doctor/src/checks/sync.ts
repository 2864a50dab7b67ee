import { createRequire } from 'node:module'
import { join } from 'node:path'
import { askProgram } from '../ask-program.ts'
import { type Check, ok, problem } from '../check.ts'

/** Every generated file of the workspace, held against what it follows from. */
export const sync: Check = {
  name: 'nx sync',
  isSlow: true,
  run: async (place) => {
    // Without the daemon, which would outlive the question.
    const env = { ...place.env, NX_DAEMON: 'false', NX_TUI: 'false' }
    const nx = createRequire(join(place.root, 'package.json')).resolve('nx/bin/nx.js')
    const answer = await askProgram({ ...place, env }, process.execPath, [nx, 'sync:check'])
    if (answer?.code === 0) return ok('every generated file is as it should be')
    const said = `${answer?.said ?? ''}\n${answer?.complained ?? ''}`
      .split('\n')
      .filter((line) => line.trim() !== '')
    return problem('generated files differ from what they follow from', {
      why: said.slice(0, 8).join('\n    '),
      mend: 'pnpm nx sync',
    })
  },
}

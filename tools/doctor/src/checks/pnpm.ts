import { delimiter } from 'node:path'
import { askProgram } from '../ask-program.ts'
import { type Check, ok, warning } from '../check.ts'
import { findPin } from '../read-pins.ts'

const PATIENCE_MS = 1_500

/** A pnpm of the machine's that is older than the workspace's reads the lockfile otherwise. */
export const pnpm: Check = {
  name: 'pnpm',
  run: async (place) => {
    const pin = await findPin(place.root, 'pnpm')
    const major = (pin ?? '12').split('.')[0] ?? ''
    const outside = (place.env.PATH ?? '')
      .split(delimiter)
      .filter((folder) => !folder.includes('node_modules'))
    const env = { ...place.env, PATH: outside.join(delimiter) }
    // A shim may want to fetch one first, and wait for a network that is not there.
    const signal = AbortSignal.any([place.signal, AbortSignal.timeout(PATIENCE_MS)])
    const answer = await askProgram({ ...place, env, signal }, 'pnpm', ['--version'])
    const version = /^\d+\.\d+\.\d+/.exec(answer?.said ?? '')?.[0]
    if (version === undefined)
      return ok(`none on this machine, and none is needed: npx -y pnpm@${major} <command>`)
    if (version.startsWith(`${major}.`)) return ok(version)
    return warning(`this machine has ${version}; the workspace is made with ${pin ?? major}`, {
      why: 'It may write the lockfile in another way, and does not know every setting of pnpm-workspace.yaml.',
      mend: `npm install --global pnpm@${major} (or call npx -y pnpm@${major} <command>)`,
    })
  },
}

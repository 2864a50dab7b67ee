import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Check, ok, problem, warning } from '../check.ts'
import { findInstalled, findPin } from '../read-pins.ts'

/** The workspace brings its own Node, which every command hands over to. */
export const node: Check = {
  name: 'Node',
  run: async ({ root }) => {
    const [pin, installed] = await Promise.all([findPin(root, 'nodeVersion'), findInstalled(root, 'node')])
    const program = ['node', 'node.exe'].find((name) =>
      existsSync(join(root, 'node_modules', 'node', 'bin', name)),
    )
    const install = 'npx -y pnpm@12 install'
    if (installed === undefined || program === undefined) {
      const why = `The machine's Node, ${process.version}, would run what is written for Node ${pin ?? '26'}.`
      return problem('the workspace’s own Node is not installed', { why, mend: install })
    }
    if (pin !== undefined && installed !== pin) {
      const why = `pnpm-workspace.yaml says ${pin}: commands run on another one than in CI.`
      return problem(`the workspace’s own Node is ${installed}`, { why, mend: install })
    }
    if (process.version !== `v${installed}`) {
      return warning(`this runs on ${process.version}, not on the workspace's ${installed}`, {
        why: 'What is called without pnpm takes the first Node on the path.',
        mend: 'Call it by pnpm, or put node_modules/.bin first on PATH.',
      })
    }
    return ok(`${installed}, the workspace’s own`)
  },
}

import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Action, ActionCall } from './action.ts'
import { bringInstall, parkInstall } from './parked-install.ts'

/** The workspace that this runs in: its programs serve the rehearsal. */
const OWN = join(import.meta.dirname, '../../../..')

/** `pnpm/action-setup`: the pnpm of this workspace, or by npx another one. */
export const setUpPnpm: Action = async (call) => {
  const { inputs, say } = call
  const { version: own } = JSON.parse(await readFile(join(OWN, 'node_modules/pnpm/package.json'), 'utf8'))
  const wanted = inputs.version ?? String(own)
  const command = wanted === own ? `"${join(OWN, 'node_modules/.bin/pnpm')}"` : `npx --yes pnpm@${wanted}`
  // A browser of its own is nothing to fetch onto somebody’s machine: what is installed there serves.
  const calls = join(call.rehearsal.folder, 'programs/calls.txt')
  const skip = `case "$*" in *"playwright install"*) echo "pnpm $*" >> "${calls}"; exit 0 ;; esac`
  await addProgram(call, 'pnpm', `${skip}\nexec ${command} "$@"`)
  say(`pnpm ${wanted}`)
  return {}
}

/** `actions/setup-node`: the Node that this runs on, where it is the one that is wanted. */
export const setUpNode: Action = async (call) => {
  const { rehearsal, inputs, say } = call
  const wanted = inputs['node-version'] ?? ''
  const own = process.versions.node
  const isThere = wanted === '' || own === wanted || own.startsWith(`${wanted}.`)
  if (!isThere)
    rehearsal.reporter.differs(`Node ${own} in place of ${wanted}, which this machine does not have`)
  await addProgram(call, 'node', `exec "${process.execPath}" "$@"`)
  say(`Node ${own}`)
  if (inputs.cache !== 'pnpm') return {}
  await bringInstall(call)
  return { after: () => parkInstall(call) }
}

/** `actions/create-github-app-token`: a token that opens nothing. */
export const createAppToken: Action = async ({ rehearsal, addMask }) => {
  const token = 'ghs_rehearsed-token-of-an-app'
  addMask(token)
  rehearsal.reporter.differs('the app’s token is made up')
  return { outputs: { token, 'app-slug': 'rehearsal', 'installation-id': '1' } }
}

async function addProgram({ tools, addPath }: ActionCall, name: string, body: string): Promise<void> {
  const folder = join(tools, name)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, name), `#!/bin/sh\n${body}\n`)
  await chmod(join(folder, name), 0o755)
  addPath(folder)
}

import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { createPreset, PRESET_NAMES } from '@ehr/delivery/presets'
import { git } from './git.ts'

/** What the delivery of another preset is made from. */
export interface PresetCommit {
  root: string
  commit: string
  preset: string
  folder: string
  env: NodeJS.ProcessEnv
}

/** Commits, in a clone of its own, what `nx sync` writes for a preset. Throws where it refuses. */
export async function commitPreset(options: PresetCommit): Promise<{ root: string; commit: string }> {
  const { root, preset, folder, env } = options
  const name = PRESET_NAMES.find((each) => each === preset)
  if (name === undefined)
    throw new Error(`There is no preset "${preset}". There are: ${PRESET_NAMES.join(', ')}.`)
  const clone = join(folder, 'preset')
  await git(folder, 'clone', '--quiet', '--local', root, clone)
  await git(clone, 'checkout', '--quiet', '-B', 'rehearsal', options.commit)
  await writeFile(join(clone, 'delivery.json'), `${JSON.stringify(createPreset(name), null, 2)}\n`)
  await run(clone, env, ['install', '--frozen-lockfile', '--prefer-offline'])
  await run(clone, env, ['biome', 'format', '--write', 'delivery.json'])
  await run(clone, env, ['nx', 'sync'])
  await git(clone, 'add', '--all')
  await git(clone, 'commit', '--quiet', '--allow-empty', '--message', `chore: try the preset ${preset}`)
  return { root: clone, commit: await git(clone, 'rev-parse', 'HEAD') }
}

/** With the programs of the clone, and none of the workspace that this runs in. */
function run(cwd: string, own: NodeJS.ProcessEnv, args: readonly string[]): Promise<void> {
  const pnpm = join(import.meta.dirname, '../../../../node_modules/.bin/pnpm')
  const folders = (own.PATH ?? '').split(delimiter).filter((each) => !each.includes('node_modules'))
  const env = {
    ...own,
    PATH: folders.join(delimiter),
    CI: 'true',
    NX_DAEMON: 'false',
    NODE_COMPILE_CACHE: '',
  }
  const child = spawn(pnpm, [...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`"pnpm ${args.join(' ')}" failed:\n${said}`)),
    )
  })
}

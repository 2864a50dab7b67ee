import { cp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Action, ActionCall } from './action.ts'

/** `actions/cache/restore`: a folder that stays between rehearsals. */
export const restoreCache: Action = async (call) => {
  const found = await findEntry(call)
  const { key = '' } = call.inputs
  if (found === undefined) {
    call.say(`Cache not found for ${key}`)
    return { outputs: { 'cache-hit': '', 'cache-primary-key': key, 'cache-matched-key': '' } }
  }
  for (const [index, path] of pathsOf(call).entries()) {
    const from = join(found.folder, String(index))
    const isThere = (await stat(from).catch(() => undefined)) !== undefined
    if (isThere) await cp(from, join(call.workspace, path), { recursive: true, force: true })
  }
  call.say(`Cache restored from ${found.key}`)
  const isHit = String(found.key === key)
  return { outputs: { 'cache-hit': isHit, 'cache-primary-key': key, 'cache-matched-key': found.key } }
}

/** `actions/cache/save`: what is kept under a key is never written again. */
export const saveCache: Action = async (call) => {
  await save(call)
  return {}
}

/** `actions/cache`: both, the second one at the end of the job. */
export const cache: Action = async (call) => {
  const { outputs = {} } = await restoreCache(call)
  return { outputs, ...(outputs['cache-hit'] !== 'true' && { after: () => save(call) }) }
}

async function save(call: ActionCall): Promise<void> {
  const { key = '' } = call.inputs
  const folder = join(storeOf(call), encodeURIComponent(key))
  if ((await stat(folder).catch(() => undefined)) !== undefined) {
    call.say(`Another job has kept ${key} already`)
    return
  }
  const half = `${folder}.half-${crypto.randomUUID()}`
  await mkdir(half, { recursive: true })
  for (const [index, path] of pathsOf(call).entries()) {
    const from = join(call.workspace, path)
    const isThere = (await stat(from).catch(() => undefined)) !== undefined
    if (isThere) await cp(from, join(half, String(index)), { recursive: true })
  }
  // Whoever of two jobs is later finds a folder in its way, and leaves what is there.
  await rename(half, folder).catch(() => rm(half, { recursive: true }))
  call.say(`Cache kept as ${key}`)
}

async function findEntry(call: ActionCall): Promise<{ key: string; folder: string } | undefined> {
  const { key = '', 'restore-keys': prefixes = '' } = call.inputs
  const store = storeOf(call)
  const names = (await readdir(store).catch(() => [])).filter((name) => !name.includes('.half-'))
  const entries = await Promise.all(
    names.map(async (name) => ({
      key: decodeURIComponent(name),
      folder: join(store, name),
      at: (await stat(join(store, name))).mtimeMs,
    })),
  )
  const newestFirst = entries.toSorted((a, b) => b.at - a.at)
  const wanted = prefixes.split('\n').filter((prefix) => prefix.trim() !== '')
  return (
    newestFirst.find((entry) => entry.key === key) ??
    [key, ...wanted]
      .map((prefix) => newestFirst.find((entry) => entry.key.startsWith(prefix.trim())))
      .find((entry) => entry !== undefined)
  )
}

function pathsOf({ inputs }: ActionCall): string[] {
  return (inputs.path ?? '').split('\n').filter((line) => line.trim() !== '')
}

function storeOf({ rehearsal }: ActionCall): string {
  return join(rehearsal.home, 'caches')
}

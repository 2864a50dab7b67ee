import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { type ActionPins, parsePins, repositoryOf } from './action-pins.ts'
import { decidePin, type PinUpdate, parseTags } from './newest-tag.ts'

/** Which pins are looked up, and where. */
export interface UpdateOptions {
  /** The file of pins. */
  file: URL | string
  /** Repositories to look up; all that have a pin when none is given, and new ones get one. */
  repositories: readonly string[]
  /** What comes before `owner/name`: GitHub, a mirror, a folder. */
  server: string
  /** Whether only to say what would be written. */
  isDry: boolean
}

/** Looks up newer releases by `git ls-remote` and writes the file anew; what alarms is left as it was. */
export async function updatePins({
  file,
  repositories,
  server,
  isDry,
}: UpdateOptions): Promise<Map<string, PinUpdate>> {
  const known = parsePins(readFileSync(file, 'utf8'))
  const asked = repositories.length > 0 ? repositories.map(repositoryOf) : Object.keys(known.pins)
  const updates = new Map<string, PinUpdate>()
  for (const repository of [...new Set(asked)].sort())
    updates.set(repository, await lookUp(repository, known, server))
  const changed = [...updates.values()].some(({ kind }) => kind === 'newer')
  if (changed && !isDry) writeFileSync(file, renderPins(known, updates))
  return updates
}

async function lookUp(repository: string, { pins }: ActionPins, server: string): Promise<PinUpdate> {
  if (!/^[\w-]+\/[\w.-]+$/.test(repository))
    return { kind: 'alarm', why: `"${repository}" is no repository; expected owner/name.` }
  try {
    const address = `${server}/${repository}`
    const { stdout } = await promisify(execFile)('git', ['ls-remote', '--tags', '--', address])
    return decidePin(repository, pins[repository], parseTags(stdout))
  } catch (cause) {
    return { kind: 'alarm', why: `${repository} could not be asked: ${messageOf(cause)}` }
  }
}

/** Git says its reason in its last line. */
function messageOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause)
  return text.trim().split('\n').at(-1) ?? text
}

function renderPins(known: ActionPins, updates: ReadonlyMap<string, PinUpdate>): string {
  const pins: ActionPins['pins'] = { ...known.pins }
  for (const [repository, update] of updates)
    if (update.kind === 'newer')
      pins[repository] = { version: update.to.version, commit: update.to.commit, provenance: 'U' }
  const sorted = Object.fromEntries(Object.entries(pins).sort(([a], [b]) => (a < b ? -1 : 1)))
  return `${JSON.stringify({ $comment: known.$comment, pins: sorted }, null, 2)}\n`
}

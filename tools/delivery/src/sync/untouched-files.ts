import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { RenderedFile } from '../renderers/renderer.ts'
import { readTextIfAny } from './read-text.ts'

/*
 * A hash within each generated file would say the same, and would make every two branches that change the same file
 * conflict. So: what git has committed counts as generated (the check of generated files let it in), and so does what
 * the last "nx sync" on this machine wrote, for those who try presets before their first commit.
 */
const NOTES = '.nx/delivery-sync.json'

/** Picks the files that nobody has edited since they were committed or written by `nx sync`. */
export function pickUntouched(root: string, paths: readonly string[]): ReadonlySet<string> {
  const notes = readNotes(root)
  const changed = listChangedFiles(root, paths)
  return new Set(
    paths.filter((path) => {
      if (changed !== undefined && !changed.has(path)) return true
      return notes[path] === hash(readFileSync(join(root, path), 'utf8'))
    }),
  )
}

/** Notes what `nx sync` has written, so that it knows next time what nobody has edited. */
export function writeNotes(root: string, rendered: readonly Pick<RenderedFile, 'path' | 'text'>[]): void {
  const path = join(root, NOTES)
  mkdirSync(dirname(path), { recursive: true })
  const notes = Object.fromEntries(rendered.map(({ path: file, text }) => [file, hash(text)]))
  writeFileSync(path, `${JSON.stringify(notes, null, 2)}\n`)
}

function readNotes(root: string): Record<string, unknown> {
  const text = readTextIfAny(join(root, NOTES))
  try {
    return text === undefined ? {} : Object(JSON.parse(text))
  } catch {
    // Half a file, from a run that was killed: it says nothing.
    return {}
  }
}

/**
 * Files that are not as committed; all of them where there is no git. One in conflict counts as unchanged: each side of
 * it is in the history.
 */
function listChangedFiles(root: string, paths: readonly string[]): ReadonlySet<string> | undefined {
  const args = ['status', '--porcelain=v1', '-z', '--no-renames', '--ignored', '--untracked-files=all', '--']
  const { status, stdout } = spawnSync('git', [...args, ...paths], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, GIT_LITERAL_PATHSPECS: '1' },
  })
  if (status !== 0) return undefined
  const prefix = spawnSync('git', ['rev-parse', '--show-prefix'], {
    cwd: root,
    encoding: 'utf8',
  }).stdout.trim()
  const entries = stdout.split('\0').filter((entry) => entry !== '' && !isUnmerged(entry.slice(0, 2)))
  return new Set(entries.map((entry) => entry.slice(3 + prefix.length)))
}

function isUnmerged(state: string): boolean {
  return state.includes('U') || state === 'AA' || state === 'DD'
}

function hash(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')
}

import { execFileSync } from 'node:child_process'

/** How files that git does not have as they are differ from the last commit. */
export interface GitState {
  /** `new`: never committed; `changed`: committed, and edited or taken out since. */
  find: (path: string) => 'new' | 'changed' | undefined
}

/** Reads what git says of a workspace. @throws Error where there is no repository */
export function readGit(root: string): GitState {
  const args = ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--no-renames']
  const text = execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const prefix = execFileSync('git', ['rev-parse', '--show-prefix'], { cwd: root, encoding: 'utf8' }).trim()
  const states = new Map(
    text
      .split('\0')
      .filter(Boolean)
      .map((line) => [line.slice(3 + prefix.length), /^(\?\?|A)/.test(line) ? 'new' : 'changed'] as const),
  )
  return { find: (path) => states.get(path) }
}

import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeWorkspace } from '../delivery/made-workspace.ts'

/** Which hooks a clone has: this workspace's, those that most projects have, or none. */
export type Hooks = 'ours' | 'usual' | 'none'

const FOLDERS: Record<Hooks, string> = { ours: '.husky', usual: '.usual', none: '.nowhere' }

/** What the documentation of husky, lint-staged and commitlint has people write. */
const USUAL: Readonly<Record<string, string>> = {
  '.usual/pre-commit': 'npx lint-staged\n',
  '.usual/commit-msg': 'npx --no -- commitlint --edit "$1"\n',
  '.lintstagedrc.json':
    '{ "*": "biome check --write --no-errors-on-unmatched --files-ignore-unknown=true" }\n',
  'commitlint.config.mjs': `export default {
  rules: {
    'type-enum': [2, 'always', ['feat', 'fix', 'docs', 'style', 'refactor', 'test', 'chore']],
    'type-empty': [2, 'never'],
    'subject-empty': [2, 'never'],
    'subject-case': [2, 'always', 'lower-case'],
    'header-max-length': [2, 'always', 100],
  },
}
`,
}

/** Makes a repository of this workspace's sources, installed, with both kinds of hooks to choose from. */
export function makeClone(root: string, folder: string): void {
  makeWorkspace(root, folder, 0)
  git(folder, 'init', '--quiet', '--initial-branch=main')
  for (const [path, content] of Object.entries(USUAL)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  execFileSync(process.execPath, ['.husky/install.mjs'], { cwd: folder, env: { ...process.env, CI: '' } })
  cpSync(join(folder, '.husky/_'), join(folder, '.usual/_'), { recursive: true })
  // commitlint would take this workspace's own configuration otherwise, which is a longer one.
  git(folder, 'rm', '--quiet', '--cached', '--force', '--ignore-unmatch', 'commitlint.config.ts')
  execFileSync('rm', ['-f', join(folder, 'commitlint.config.ts')])
  git(folder, 'add', '--all')
  commit(folder, 'none')
}

/** Commits what is staged. @returns how long that took, in seconds */
export function commit(folder: string, hooks: Hooks): number {
  git(folder, 'config', 'core.hooksPath', `${FOLDERS[hooks]}/_`)
  const start = performance.now()
  git(folder, 'commit', '--quiet', '--message', 'feat(db): add a value')
  return (performance.now() - start) / 1000
}

/** Runs git as the bench's own user; throws with what it said. */
export function git(folder: string, ...args: string[]): void {
  const name = { GIT_AUTHOR_NAME: 'Bench', GIT_COMMITTER_NAME: 'Bench' }
  const address = { GIT_AUTHOR_EMAIL: 'bench@example.org', GIT_COMMITTER_EMAIL: 'bench@example.org' }
  execFileSync('git', args, {
    cwd: folder,
    stdio: 'pipe',
    env: { ...process.env, ...name, ...address, HUSKY: '' },
  })
}

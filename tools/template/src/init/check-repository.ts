import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { listChangedFiles } from '../apply/restore-tree.ts'
import { RECORD_FILE } from '../plan/template-record.ts'
import { findInGit } from '../tree/run-git.ts'

const SHOWN = 5

/** Why a folder has no commit of its own to go back to; undefined when it has. */
export function findHistoryProblem(root: string): string | undefined {
  const hasCommit = findInGit(root, ['rev-parse', '--verify', 'HEAD']) !== undefined
  if (hasCommit && findInGit(root, ['rev-parse', '--show-prefix']) === '') return undefined
  return 'There is no git history of its own here to go back to: git init -b main && git add -A && git commit -m "chore: begin"'
}

/** Why a workspace cannot be made its team's now; empty when it can. */
export function checkWorkspace(root: string): string[] {
  return [
    ...(existsSync(join(root, RECORD_FILE))
      ? [`This workspace has been made its team’s already: ${RECORD_FILE} says from what.`]
      : []),
    ...checkIsClean(root),
  ]
}

/** Why a working tree is not as it was committed. */
export function checkIsClean(root: string): string[] {
  const changed = listChangedFiles(root)
  if (changed.length === 0) return []
  const more = changed.length > SHOWN ? ` and ${changed.length - SHOWN} more` : ''
  return [
    `There are changes that are not committed: ${changed.slice(0, SHOWN).join(', ')}${more}. Commit or stash them first.`,
  ]
}

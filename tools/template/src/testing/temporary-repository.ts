import { appendFileSync, cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeChanges } from '../apply/write-changes.ts'
import { compareTrees, type FileTree } from '../tree/file-tree.ts'
import { readTree } from '../tree/read-tree.ts'
import { askGit } from '../tree/run-git.ts'

/** A repository in a temporary folder. */
export interface TemporaryRepository {
  readonly root: string
  git(...args: readonly string[]): string
  /** Commits what differs in the working tree. */
  commit(message: string): string
  /** Makes a tree the next commit, whatever was there. */
  commitTree(tree: FileTree, message: string): string
}

const folders: string[] = []

/** Removes every repository made so far; for `afterAll` of each file that makes some. */
export function removeRepositories(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** Makes a repository in a temporary folder. */
export function createRepository(): TemporaryRepository {
  const root = createFolder()
  askGit(root, ['init', '--quiet', '--initial-branch=main'])
  appendFileSync(join(root, '.git/config'), CONFIGURATION)
  return createHandle(root)
}

/** A copy of a repository, its history and settings with it: much quicker than making one. */
export function copyRepository({ root }: TemporaryRepository): TemporaryRepository {
  const copy = createFolder()
  cpSync(root, copy, { recursive: true, verbatimSymlinks: true })
  return createHandle(copy)
}

/** A clone of it, as a team makes one. */
export function cloneRepository(from: TemporaryRepository): TemporaryRepository {
  const copy = copyRepository(from)
  setRemote(copy, from)
  return copy
}

/** Says where the template of a clone is. */
export function setRemote(clone: TemporaryRepository, template: TemporaryRepository): void {
  clone.git('config', 'remote.template.url', template.root)
}

const CONFIGURATION = `[user]
  name = Ada
  email = ada@clinic.test
[commit]
  gpgsign = false
[remote "template"]
  fetch = +refs/heads/*:refs/remotes/template/*
`

function createFolder(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'template-')))
  folders.push(root)
  return root
}

function createHandle(root: string): TemporaryRepository {
  const git = (...args: readonly string[]) => askGit(root, args)
  const commit = (message: string) => {
    git('add', '--all')
    git('commit', '--quiet', '--allow-empty', '--no-verify', '-m', message)
    return git('rev-parse', 'HEAD')
  }
  return {
    root,
    git,
    commit,
    commitTree(tree, message) {
      const hasCommit = git('rev-list', '--all', '--max-count=1') !== ''
      writeChanges(root, compareTrees(hasCommit ? readTree(root, 'HEAD') : new Map(), tree))
      return commit(message)
    },
  }
}

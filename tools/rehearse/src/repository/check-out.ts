import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { git } from './git.ts'
import type { Mirror } from './mirror.ts'

/** What is checked out, and how much of the history with it. */
export interface CheckOut {
  folder: string
  commit: string
  /** `refs/heads/develop`, `refs/pull/7/merge` … */
  ref: string
  /** 0: all of it, and all branches and tags. */
  depth: number
}

/** Checks a commit out as `actions/checkout` does. */
export async function checkOut(
  { path, url }: Mirror,
  { folder, commit, ref, depth }: CheckOut,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  const run = (...args: readonly string[]) => git(folder, ...args)
  await run('init', '--quiet')
  await run('remote', 'add', 'origin', url)
  const tracking = trackingOf(ref)
  const wanted = `+${commit}:${tracking}`
  if (depth === 0) {
    // Borrowed from the mirror rather than copied: the same history, without the time.
    await writeFile(join(folder, '.git/objects/info/alternates'), `${join(path, 'objects')}\n`)
    const all = ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*']
    await run('fetch', '--quiet', 'origin', ...all, ...(ref.startsWith('refs/pull/') ? [wanted] : []))
  } else await run('fetch', '--quiet', '--no-tags', `--depth=${depth}`, 'origin', wanted)
  const [, branch] = /^refs\/heads\/(.+)$/.exec(ref) ?? []
  if (branch === undefined) await run('checkout', '--quiet', '--force', '--detach', commit)
  else await run('checkout', '--quiet', '--force', '-B', branch, tracking)
}

function trackingOf(ref: string): string {
  if (ref.startsWith('refs/heads/')) return ref.replace('refs/heads/', 'refs/remotes/origin/')
  return ref.startsWith('refs/pull/') ? ref.replace('refs/pull/', 'refs/remotes/pull/') : ref
}

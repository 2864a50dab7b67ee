import type { Git } from '@ehr/conventions/git/asynchronous'
import * as z from 'zod'
import { findFileAt } from '../git/commits.ts'
import { findEntry } from './changelog.ts'
import { findNews } from './find-news.ts'
import type { Deployable } from './release-state.ts'
import { renderNews } from './render-news.ts'
import { formatVersion, parseVersion, type SemanticVersion } from './semantic-version.ts'
import { createCommitTree } from './tree.ts'

/** The notes of a version, as a commit has it. */
export interface ReleaseNotes {
  version: SemanticVersion
  /** Markdown. */
  text: string
}

/** Of which commit notes are written. */
export interface NotesOptions {
  commit: string
  /** The product’s changelog, relative to the root. */
  changelog: string
  deployables: readonly Pick<Deployable, 'folder'>[]
}

/** Writes the notes of the version that a commit has: what users notice, then migrations and configuration. */
export async function createNotes(git: Git, options: NotesOptions): Promise<ReleaseNotes | undefined> {
  const { commit, changelog, deployables } = options
  const version = await findVersionAt(git, commit)
  if (version === undefined) return undefined
  const entry = findEntry((await findFileAt(git, commit, changelog)) ?? '', formatVersion(version))
  const news = await findNews(git, { tree: createCommitTree(git, commit), version, deployables })
  const parts = [
    entry || 'Nothing that a user notices.',
    renderNews(news),
    news.since === undefined ? 'The first release.' : `Since ${news.since}.`,
  ]
  return { version, text: `${parts.filter((part) => part !== '').join('\n\n')}\n` }
}

/** Finds the version of the product at a commit; none where its package.json names none. */
export async function findVersionAt(git: Git, commit: string): Promise<SemanticVersion | undefined> {
  const text = await findFileAt(git, commit, 'package.json')
  if (text === undefined) return undefined
  const version = z.object({ version: z.string() }).safeParse(JSON.parse(text)).data?.version
  return version === undefined ? undefined : parseVersion(version)
}

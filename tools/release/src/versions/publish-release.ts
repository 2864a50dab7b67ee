import type { Git } from '@ehr/conventions/git/asynchronous'
import type { GitHub } from '../github/github-client.ts'
import { createNotes, type NotesOptions } from './release-notes.ts'

/**
 * Publishes a tag as a release on GitHub, with its notes; one that is there already stays as people wrote it.
 *
 * @returns whether it was made.
 */
export async function publishRelease(
  github: GitHub,
  git: Git,
  { tag, ...options }: NotesOptions & { tag: string },
): Promise<boolean> {
  if ((await github.findReleaseNotes(tag)) !== undefined) return false
  const notes = await createNotes(git, options)
  if (notes === undefined) return false
  const isPrerelease = notes.version.candidate !== undefined
  await github.createRelease({ tag, body: notes.text, isPrerelease })
  return true
}

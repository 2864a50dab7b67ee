import { parseTag } from '@ehr/conventions/branching'
import { findCommit, type Git, git } from '@ehr/conventions/git/asynchronous'
import * as z from 'zod'
import { findFileAt } from './commits.ts'

/** What became of the product tag of a commit. */
export type Tagging = { kind: 'made' | 'there'; tag: string } | { kind: 'none'; why: string }

/**
 * Tags a commit with its version, `v1.2.3`, and pushes the tag; what is tagged already stays as it is. A version that
 * another commit has is none of this one.
 *
 * @throws when the server refuses the tag.
 */
export async function tagProduct(from: Git, commit: string, message: string): Promise<Tagging> {
  const version = await readVersion(from, commit)
  const tag = `v${version}`
  if (version === undefined || parseTag(tag)?.kind !== 'version')
    return { kind: 'none', why: `package.json of ${commit.slice(0, 7)} names no version such as 1.2.3` }
  const tagged = await findTagged(from, tag)
  if (tagged === undefined) await git(from, 'tag', '--annotate', '--message', message, tag, commit)
  else if (tagged !== commit)
    return {
      kind: 'none',
      why: `${tag} is ${tagged.slice(0, 7)}: no version was made for ${commit.slice(0, 7)}. Merge the version pull request first`,
    }
  await git(from, 'push', '--quiet', 'origin', `refs/tags/${tag}`)
  return { kind: tagged === undefined ? 'made' : 'there', tag }
}

/** What the server has counts also where the clone was made without tags. */
async function findTagged(from: Git, tag: string): Promise<string | undefined> {
  const local = await findCommit(from, `refs/tags/${tag}`)
  if (local !== undefined) return local
  const listed = await git(from, 'ls-remote', 'origin', `refs/tags/${tag}`, `refs/tags/${tag}^{}`)
  // The peeled line comes last: the commit of an annotated tag.
  return listed.split('\n').at(-1)?.split('\t')[0] || undefined
}

async function readVersion(from: Git, commit: string): Promise<string | undefined> {
  const text = await findFileAt(from, commit, 'package.json')
  if (text === undefined) return undefined
  return z.object({ version: z.string() }).safeParse(JSON.parse(text)).data?.version
}

/**
 * What lets git push to GitHub with a token, and shows it in no list of processes. Who tags is named, since an
 * annotated tag needs a name and runners have none.
 */
export function pushCredentials(token: string | undefined, server: string): Record<string, string> {
  const tagger = {
    GIT_COMMITTER_NAME: 'ehr release',
    GIT_COMMITTER_EMAIL: 'release@users.noreply.github.com',
  }
  if (token === undefined) return {}
  return {
    ...tagger,
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${server}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`,
  }
}

import { findCommit, findLastTag, findRepository, isShallow, type RepositoryFolder } from './git.ts'

/** The commit that was released last, or that the caller takes for it. */
export interface ReleaseCommit {
  /** As people call it: a tag, a branch. */
  ref: string
  sha: string
  /** Top of the working tree, absolute. */
  repository: string
}

/** The commit of the release, or why there is none. */
export type FoundBase =
  | { commit: ReleaseCommit; place: RepositoryFolder; notes: string[] }
  | { commit?: undefined; place?: undefined; notes: string[] }

/** Looks the base up in git, else the last product tag; throws when a base is given and git does not know it. */
export async function findBase(options: {
  folder: string
  base?: string
  useTags?: boolean
}): Promise<FoundBase> {
  const { folder, base, useTags = true } = options
  if (base === undefined && !useTags) return { notes: ['No base was given.'] }
  const place = await findRepository(folder)
  if ('why' in place) {
    if (base !== undefined)
      throw new Error(`The base ${base} cannot be looked up from ${folder}: ${place.why}`)
    return {
      notes: [
        `Released is what the ledger has, since git knows nothing of ${folder}: ${firstLine(place.why)}`,
      ],
    }
  }
  const ref = base ?? (await findLastTag(place.repository))
  const sha = ref === undefined ? undefined : await findCommit(place.repository, ref)
  const hint = (await isShallow(place.repository))
    ? ' This clone is shallow and may lack it: run "git fetch --unshallow --tags".'
    : ''
  if (ref !== undefined && sha !== undefined) {
    const how = base === undefined ? 'the last product tag' : 'the base given'
    const notes = [`Released is what ${ref} (${sha.slice(0, 10)}) has: ${how}.`]
    return { commit: { ref, sha, repository: place.repository }, place, notes }
  }
  if (base !== undefined) {
    throw new Error(
      `The base "${base}" is no commit of ${place.repository}. Expected a tag, a branch or a commit that exists there.${hint}`,
    )
  }
  return { notes: [`Released is what the ledger has, since no product tag (v1.2.3) was found.${hint}`] }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}

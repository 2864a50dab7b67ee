import { askGit, findInGit, runGit } from '../tree/run-git.ts'
import { compareVersions, isRelease, isVersion } from './versions.ts'

/** Under which the template's branches and tags are seen, apart from the clone's own. */
const REFS = 'refs/template'

/** The git remote that is looked at when nobody says where the template is. */
const TEMPLATE_REMOTE = 'template'

/** A released version of the template. */
export interface Release {
  readonly version: string
  readonly commit: string
}

/**
 * Fetches the template's branches and tags, without touching the clone's.
 *
 * @param from an address or a folder; the remote "template" without one
 * @throws Error when there is none, or it cannot be reached
 */
export function fetchTemplate(root: string, from: string | undefined): void {
  const source = from ?? findRemote(root)
  if (source.startsWith('-')) throw new Error(`--from ${source}: that is no address.`)
  runGit(root, [
    ...['fetch', '--quiet', '--no-tags', '--force', '--prune', source],
    ...[`+refs/heads/*:${REFS}/heads/*`, `+refs/tags/v*:${REFS}/tags/v*`],
  ])
}

/** Forgets what was fetched; git removes it in its own time. */
export function forgetFetched(root: string): void {
  const refs = askGit(root, ['for-each-ref', '--format=delete %(refname)', REFS])
  if (refs !== '') runGit(root, ['update-ref', '--stdin'], { input: `${refs}\n` })
}

/** Lists the versions that are released, the newest last. */
export function listReleases(root: string): Release[] {
  const lines = askGit(root, ['for-each-ref', '--format=%(refname:lstrip=3) %(objectname)', `${REFS}/tags`])
  return lines
    .split('\n')
    .map((line) => {
      const [tag = '', commit = ''] = line.split(' ')
      return { version: tag.replace(/^v/, ''), commit }
    })
    .filter(({ version }) => isVersion(version))
    .toSorted((one, other) => compareVersions(one.version, other.version))
}

/**
 * Finds the commit to update to.
 *
 * @param to a version, or a branch or commit of the template; the newest release without one
 * @throws Error when there is none
 */
export function getTarget(root: string, to: string | undefined): string {
  const releases = listReleases(root)
  if (to === undefined) {
    const newest = releases.findLast(({ version }) => isRelease(version))
    if (newest !== undefined) return commitOf(root, newest.commit) ?? ''
    throw new Error(
      'The template has no released version (a tag such as v1.2.3). Name one with --to <branch>.',
    )
  }
  const version = releases.find((release) => release.version === to.replace(/^v/, ''))
  const candidates = [version?.commit, `${REFS}/heads/${to}`, to].filter((name) => name !== undefined)
  const found = candidates.map((name) => commitOf(root, name)).find((commit) => commit !== undefined)
  if (found !== undefined && isOfTemplate(root, found)) return found
  const known = releases.map((release) => release.version).join(', ')
  throw new Error(`The template has no version, branch or commit "${to}". Released are: ${known || 'none'}.`)
}

/** Whether a commit is in the template's history. */
export function isOfTemplate(root: string, commit: string): boolean {
  const containing = findInGit(root, ['for-each-ref', '--count=1', `--contains=${commit}`, REFS])
  return containing !== undefined && containing !== ''
}

/** Finds the template's commit that has exactly these files. */
export function findCommitOfTree(root: string, tree: string): string | undefined {
  const lines = askGit(root, ['log', '--format=%T %H', `--glob=${REFS}/*`]).split('\n')
  return lines.find((line) => line.startsWith(`${tree} `))?.split(' ')[1]
}

function commitOf(root: string, name: string): string | undefined {
  return findInGit(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`])
}

function findRemote(root: string): string {
  const remotes = askGit(root, ['remote']).split('\n')
  if (remotes.includes(TEMPLATE_REMOTE)) return TEMPLATE_REMOTE
  throw new Error(
    `Where is the template? Say it once with "git remote add ${TEMPLATE_REMOTE} <address>", or each time with --from <address>.`,
  )
}

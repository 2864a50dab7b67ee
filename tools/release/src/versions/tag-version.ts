import { findCommit, type Git } from '@ehr/conventions/git/asynchronous'
import { EXIT, type ExitCode } from '../flow/exit-code.ts'
import { findTip, isAncestor } from '../git/commits.ts'
import { tagProduct } from '../git/product-tag.ts'
import { openGitHub } from './open-github.ts'
import { publishRelease } from './publish-release.ts'
import { findShallowness, openGit, type ReleaseContext } from './release-context.ts'
import { findVersionAt } from './release-notes.ts'
import { type ReleaseState, readReleaseState } from './release-state.ts'
import { formatVersion, type SemanticVersion } from './semantic-version.ts'

/** What is tagged. */
export interface TagOptions {
  /** What is checked out when left out. */
  commit?: string | undefined
  /** Only where the version is a candidate. */
  candidates?: boolean
  /** Also a version whose tag a verified deployment makes. */
  anyway?: boolean
}

/** Tags a commit with the version that it has, pushes the tag and publishes it; a tag that is there stays. */
export async function tagVersion(context: ReleaseContext, options: TagOptions): Promise<ExitCode> {
  const { say } = context
  const git = openGit(context)
  const name = options.commit ?? 'HEAD'
  const commit = await findCommit(git, name)
  if (commit === undefined) return refuse(say, `This clone has no ${name}. Fetch it: git fetch origin.`)
  const state = await readReleaseState(context.root)
  const version = await findVersionAt(git, commit)
  if (version === undefined)
    return refuse(say, `package.json of ${name} names no version such as 1.2.3. Name another commit.`)
  const tag = `v${formatVersion(version)}`
  if (options.candidates === true && version.candidate === undefined) {
    say(`Nothing to tag: ${formatVersion(version)} is no candidate.`)
    return EXIT.done
  }
  const tagged = await findTagged(git, tag)
  if (tagged !== undefined && tagged !== commit) return await sayTagged(context, git, { tag, tagged, commit })
  const refusal = tagged === undefined ? await judge(git, { state, version, commit, options }) : undefined
  if (refusal !== undefined) return refuse(say, refusal)
  return await tagAndPublish(context, git, { state, commit })
}

/** Work after a version is no new version, and no fault; a tag of something else is one. */
async function sayTagged(
  { say }: ReleaseContext,
  git: Git,
  { tag, tagged, commit }: { tag: string; tagged: string; commit: string },
): Promise<ExitCode> {
  if (await isAncestor(git, tagged, commit)) {
    say(`Nothing to tag: ${tag} is ${tagged.slice(0, 7)}, and no version was made since.`)
    return EXIT.done
  }
  return refuse(
    say,
    `${tag} is ${tagged.slice(0, 7)} already, which does not lead to ${commit.slice(0, 7)}. Make another version: "pnpm ehr release version".`,
  )
}

async function judge(
  git: Git,
  given: { state: ReleaseState; version: SemanticVersion; commit: string; options: TagOptions },
): Promise<string | undefined> {
  const { state, version, commit, options } = given
  const shallow = await findShallowness(git)
  if (shallow !== undefined) return shallow
  if (state.settings.tag === 'none') return 'delivery.json says that no tags are made (releases.tag).'
  if (version.candidate !== undefined || options.anyway === true) return undefined
  if (state.settings.tag === 'afterDeploy')
    return `v${formatVersion(version)} is made when its deployment was verified: pnpm ehr deploy. To tag what was deployed otherwise, add --anyway.`
  const [production] = state.model.longLived
  const tip = production === undefined ? undefined : await findTip(git, production.name)
  if (tip !== undefined && (await isAncestor(git, commit, tip))) return undefined
  return `${commit.slice(0, 7)} is not on ${production?.name}, which versions are tagged on. Merge it first.`
}

async function tagAndPublish(
  context: ReleaseContext,
  git: Git,
  { state, commit }: { state: ReleaseState; commit: string },
): Promise<ExitCode> {
  const { say } = context
  const tagging = await tagProduct(git, commit, `${state.product.title} ${commit.slice(0, 7)}`)
  if (tagging.kind === 'none') return refuse(say, `No tag: ${tagging.why}.`)
  say(tagging.kind === 'made' ? `Tagged: ${tagging.tag}` : `Tagged already: ${tagging.tag}`)
  const github = openGitHub(context)
  if (github === undefined) {
    say('Not published: GITHUB_TOKEN and GITHUB_REPOSITORY are not set. By hand:')
    say(
      `pnpm --silent ehr release notes --at ${tagging.tag} | gh release create ${tagging.tag} --notes-file -`,
    )
    return EXIT.done
  }
  const { settings, deployables } = state
  const { tag } = tagging
  const isMade = await publishRelease(github, git, {
    tag,
    commit,
    changelog: settings.changelog,
    deployables,
  })
  say(isMade ? `Published: ${tag}` : `Published already: ${tag}`)
  return EXIT.done
}

async function findTagged(git: Git, tag: string): Promise<string | undefined> {
  return await findCommit(git, `refs/tags/${tag}`)
}

function refuse(say: ReleaseContext['say'], why: string): ExitCode {
  say(why)
  return EXIT.refused
}

import { findProductEnvironment } from '@ehr/delivery'
import { tagProduct } from '../git/product-tag.ts'
import type { Deployable } from '../preconditions/precondition.ts'
import { publishRelease } from '../versions/publish-release.ts'

/**
 * Tags what was deployed where a verified deployment makes a version a released one, and publishes it with its notes.
 * That it cannot be done is said, and does not undo a deployment.
 *
 * @returns the tag.
 */
export async function tagRelease(deployable: Deployable): Promise<string | undefined> {
  const { plan, environment, git, commit, http } = deployable
  const product = findProductEnvironment(plan.metadata)
  if (plan.metadata.releases.tag !== 'afterDeploy' || product?.name !== environment.name) return undefined
  const tagging = await orSay(deployable, 'No tag', () =>
    tagProduct(git, commit, `Deployed to ${environment.name}`),
  )
  if (tagging === undefined) return undefined
  http.say(tagging.kind === 'none' ? `No tag: ${tagging.why}` : `Tag: ${tagging.tag}`)
  if (tagging.kind === 'none') return undefined
  await orSay(deployable, 'Not published', () => publish(deployable, tagging.tag))
  return tagging.tag
}

async function publish({ github, git, commit, plan, http }: Deployable, tag: string): Promise<void> {
  if (github === undefined) return
  const deployables = plan.apps.map(({ root }) => ({ folder: root }))
  const { changelog } = plan.metadata.releases
  const isMade = await publishRelease(github, git, { tag, commit, changelog, deployables })
  http.say(isMade ? `Published: ${tag}` : `Published already: ${tag}`)
}

async function orSay<T>({ http }: Deployable, what: string, act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act()
  } catch (error) {
    http.signal.throwIfAborted()
    http.say(`${what}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
    return undefined
  }
}

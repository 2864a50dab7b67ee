import type { Git } from '@ehr/conventions/git/asynchronous'
import { listTags } from '../git/commits.ts'
import { compareVersions, parseVersion, type SemanticVersion } from './semantic-version.ts'

/** A tag of the product. */
export interface ProductTag {
  name: string
  version: SemanticVersion
}

/** Lists the product’s tags that a clone has, oldest version first. */
export async function listProductTags(git: Git): Promise<ProductTag[]> {
  const tags = await listTags(git)
  return tags
    .flatMap((name) => {
      const version = name.startsWith('v') ? parseVersion(name.slice(1)) : undefined
      return version === undefined ? [] : [{ name, version }]
    })
    .sort((a, b) => compareVersions(a.version, b.version))
}

/**
 * Finds the tag before a version, by number and not by ancestors: production and the integration branch may not share
 * them yet. A version follows versions; a candidate also follows candidates.
 */
export function findTagBefore(tags: readonly ProductTag[], version: SemanticVersion): ProductTag | undefined {
  const takesCandidates = version.candidate !== undefined
  return tags.findLast(
    (tag) =>
      compareVersions(tag.version, version) < 0 && (takesCandidates || tag.version.candidate === undefined),
  )
}

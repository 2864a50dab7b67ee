import { posix } from 'node:path'
import type { Problem } from '../plan/problem.ts'
import { isThere, listLines, listMatches, problemAt, type ReferenceContext } from './reference.ts'

const KINDS = 'apps|libs|tools|docs|bench|\\.github|\\.changeset|\\.ci|\\.husky'
const QUOTED = new RegExp(
  `[\`"']((?:${KINDS})/[\\w@./-]*|(?:render|delivery|nx|package)\\.(?:yaml|json))[\`"']`,
  'g',
)

/** Finds files and folders that are named as code or in quotes and are not there. */
export function checkQuotedPaths(context: ReferenceContext): Problem[] {
  return listLines(context, /\.(md|ya?ml|json)$/).flatMap((line) =>
    listMatches(line.text, QUOTED)
      .filter((path) => !isThere(context, path))
      .map((path) =>
        problemAt(line, `${path} is not there.`, 'Name a file of the workspace, or a generated one.'),
      ),
  )
}

/** Finds links of pages that lead nowhere within the workspace. */
export function checkLinks(context: ReferenceContext): Problem[] {
  return listLines(context, /\.md$/).flatMap((line) =>
    listMatches(line.text, /\]\(([^)\s]+)\)/g)
      .filter((target) => !/^(https?:|mailto:|tel:|#)/.test(target))
      .map((target) => posix.join(posix.dirname(line.file.path), target.replace(/#.*/, '')))
      .filter((path) => !isThere(context, path))
      .map((path) =>
        problemAt(
          line,
          `the link leads to ${path}, which is not there.`,
          'Link to a file of the workspace, or a generated one.',
        ),
      ),
  )
}

/** Finds paths that have owners and are not there. */
export function checkOwnedPaths(context: ReferenceContext): Problem[] {
  return listLines(context, /(^|\/)CODEOWNERS$/).flatMap((line) =>
    listMatches(line.text, /^(\/[^\s*]*)\s/g)
      .filter((path) => !isThere(context, path.slice(1)))
      .map((path) => problemAt(line, `${path} has owners and is not there.`, 'Correct `people.codeOwners`.')),
  )
}

/** Finds paths in settings of manifests that are not there. */
export function checkManifestPaths(context: ReferenceContext): Problem[] {
  const keys =
    'rootDir|dockerfilePath|dockerContext|staticPublishPath|directory|working-directory|env_file|dockerfile|context'
  const pattern = new RegExp(`^\\s*-?\\s*(?:${keys}): ["']?([^"'\\s#]+)`, 'g')
  return listLines(context, /\.ya?ml$/).flatMap((line) =>
    listMatches(line.text, pattern)
      .filter((path) => !path.includes('$') && !isThere(context, path.replace(/^\//, '')))
      .map((path) =>
        problemAt(
          line,
          `${path} is not there.`,
          'Name a file of the workspace, or one that a target builds.',
        ),
      ),
  )
}

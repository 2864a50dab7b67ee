import { type FileTree, findText, withoutFiles, withText } from '../tree/file-tree.ts'

/** Of the template alone: its list of what is done, and the test of that list. */
const OWN_FILES = new Set(['docs/capabilities.json', 'tools/delivery/src/capabilities.test.ts'])

/** A clone's own versions begin here, whatever the template's is. */
const FIRST_VERSION = '0.1.0'

/** Takes out what is the template's own: its releases, and its state. */
export function forgetTemplate(tree: FileTree): FileTree {
  const kept = withoutFiles(tree, (path) => OWN_FILES.has(path) || isOfRelease(path))
  return [...kept.keys()].filter(isDeployable).reduce(beginVersions, kept)
}

function isOfRelease(path: string): boolean {
  return (
    /(^|\/)CHANGELOG\.md$/.test(path) ||
    (/^\.changeset\/.+\.md$/.test(path) && path !== '.changeset/README.md')
  )
}

/** The workspace itself, and what is deployed from it; libraries have no versions. */
function isDeployable(path: string): boolean {
  return path === 'package.json' || /^apps\/[^/]+\/package\.json$/.test(path)
}

function beginVersions(tree: FileTree, path: string): FileTree {
  const text = findText(tree, path) ?? ''
  const begun = text.replace(/^( {2}"version": )"(?!0\.0\.0")[^"]*"/m, `$1"${FIRST_VERSION}"`)
  return begun === text ? tree : withText(tree, path, begun)
}

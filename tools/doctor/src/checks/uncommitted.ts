import { askGit } from '../ask-program.ts'
import { type Check, ok, type Place, warning } from '../check.ts'

const SHOWN = 3
/** As many as fit into a command line, everywhere. */
const ASKED = 200

/**
 * Generated files that were left out of a commit: they have changed, and what they may follow from is all staged or
 * committed. In the middle of a change they are no news.
 */
export const uncommitted: Check = {
  name: 'uncommitted',
  run: async (place) => {
    const status = await askGit(
      place,
      'status',
      '--porcelain',
      '-z',
      '--untracked-files=normal',
      '--no-renames',
    )
    if (status === undefined) return ok('not looked at without git')
    const lines = status.split('\0').filter((line) => line !== '')
    const unstaged = lines.filter((line) => line[1] !== ' ').map((line) => line.slice(3))
    const generated = await listGenerated(place, unstaged.slice(0, ASKED))
    if (generated.length === 0) return ok('no generated file is left out')
    if (generated.length < unstaged.length) return ok('a change is under way')
    const more = generated.length > SHOWN ? ` and ${generated.length - SHOWN} more` : ''
    return warning(`generated, changed and left out: ${generated.slice(0, SHOWN).join(', ')}${more}`, {
      why: 'They belong in the same commit as what they follow from.',
      mend: `git add ${generated.slice(0, SHOWN).join(' ')}${more === '' ? '' : ' …'}`,
    })
  },
}

/** .gitattributes says which files are generated, for GitHub's diffs too. */
async function listGenerated(place: Place, paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) return []
  const said = await askGit(place, 'check-attr', '-z', 'linguist-generated', '--', ...paths)
  // Path, attribute and value, one after the other.
  const words = (said ?? '').split('\0')
  return paths.filter((path) => {
    const at = words.indexOf(path)
    return at !== -1 && ['set', 'true'].includes(words[at + 2] ?? '')
  })
}

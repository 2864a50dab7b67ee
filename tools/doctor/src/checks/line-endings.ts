import { askGit } from '../ask-program.ts'
import { type Check, type Finding, ok, warning } from '../check.ts'

const SHOWN = 3

/** The workspace's files end their lines by LF on every system; .gitattributes says so, unless it is overruled. */
export const lineEndings: Check = {
  name: 'line endings',
  run: async (place) => {
    const [listed, overruled] = await Promise.all([
      askGit(place, 'ls-files', '--eol', '-z'),
      askGit(place, 'config', 'core.autocrlf'),
    ])
    if (listed === undefined) return ok('not looked at without git')
    const wrong = listed
      .split('\0')
      .filter((line) => /^\S+\s+w\/(?:crlf|mixed)\s+attr\/.*eol=lf/.test(line))
      .map((line) => line.slice(line.indexOf('\t') + 1))
    const found: Finding[] = []
    if (wrong.length > 0) found.push(describe(wrong))
    if (overruled === 'true') {
      found.push(
        warning('core.autocrlf is true', {
          why: 'Files that .gitattributes does not name would be checked out with CRLF.',
          mend: 'git config core.autocrlf input',
        }),
      )
    }
    return found.length > 0 ? found : ok('LF')
  },
}

function describe(files: readonly string[]): Finding {
  const shown = files.slice(0, SHOWN).join(', ')
  const more = files.length > SHOWN ? ` and ${files.length - SHOWN} more` : ''
  return warning(`CRLF in ${shown}${more}`, {
    why: 'Formatting, generated files and shell scripts are compared by bytes: they look changed, or do not run.',
    mend: 'pnpm biome check --write (and an editor that keeps to .editorconfig)',
  })
}

import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { askGit } from '../ask-program.ts'
import { type Check, type Finding, ok, problem, warning } from '../check.ts'

const FOLDER = '.husky/_'
const MEND = 'npx -y pnpm@12 run prepare'

/** The hooks of git: switched on by the install, and in each worktree by its own. */
export const hooks: Check = {
  name: 'hooks',
  run: async (place) => {
    const { root } = place
    const top = await askGit(place, 'rev-parse', '--show-toplevel')
    if (top === undefined) return ok('none without a repository')
    if (place.env.CI === 'true') return ok('none in CI, which checks the same itself')
    const path = await askGit(place, 'config', 'core.hooksPath')
    const lifted = await listLifted(place)
    if (path === undefined) return [describeAbsence('they are not installed'), ...lifted]
    if (resolve(top, path) !== join(root, FOLDER)) {
      return [describeAbsence(`git looks for them in ${path}, not in ${FOLDER}`), ...lifted]
    }
    if (!existsSync(join(root, FOLDER, 'h'))) {
      return [describeAbsence(`${FOLDER} is not there, as in a new worktree`), ...lifted]
    }
    return lifted.length > 0 ? lifted : ok('installed')
  },
}

function describeAbsence(found: string): Finding {
  return problem(found, {
    why: 'Commits and pushes are not looked at before CI does: format, messages, secrets, patients’ data.',
    mend: MEND,
  })
}

async function listLifted(place: Parameters<Check['run']>[0]): Promise<Finding[]> {
  const isDirect = await askGit(place, 'config', '--type=bool', 'ehr.directPush')
  return [
    ...(isDirect === 'true'
      ? [
          warning('the one before a push is lifted on this machine (ehr.directPush)', {
            why: 'A push straight to a protected branch is not stopped here.',
            mend: 'git config --unset ehr.directPush',
          }),
        ]
      : []),
    ...(place.env.HUSKY === '0'
      ? [
          warning('they are switched off by HUSKY=0', {
            why: 'No hook runs in this shell.',
            mend: 'unset HUSKY',
          }),
        ]
      : []),
  ]
}

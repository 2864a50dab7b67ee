import { askGit, askProgram } from '../ask-program.ts'
import { type Check, ok, problem, warning } from '../check.ts'

/** Whether git can work with this folder, and has its whole history. */
export const repository: Check = {
  name: 'repository',
  run: async (place) => {
    const answer = await askProgram(place, 'git', [
      'rev-parse',
      '--is-shallow-repository',
      '--absolute-git-dir',
    ])
    if (answer === undefined) return ok('not looked at without git')
    if (answer.code !== 0 && answer.complained.includes('dubious ownership')) {
      return problem('git does not trust this folder, which belongs to another user', {
        why: 'It answers nothing here: no hooks, no branches, no commits.',
        mend: `git config --global --add safe.directory '${place.root}'`,
      })
    }
    if (answer.code !== 0) return ok('none here: one development database, and no hooks')
    const [isShallow] = answer.said.split('\n')
    if (isShallow === 'true') {
      return warning('its history is cut short', {
        why: 'What a change affects, and where a branch comes from, cannot be told.',
        mend: 'git fetch --unshallow',
      })
    }
    const branch = await askGit(place, 'symbolic-ref', '--quiet', '--short', 'HEAD')
    return ok(branch === undefined ? 'no branch is checked out' : `on ${branch}`)
  },
}

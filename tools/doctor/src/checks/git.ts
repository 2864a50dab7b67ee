import { askGit } from '../ask-program.ts'
import { type Check, type Finding, ok, problem, warning } from '../check.ts'

/** Older ones lack "git switch". */
const OLDEST: readonly [number, number] = [2, 23]

/** Git itself, and who its commits are by. */
export const git: Check = {
  name: 'git',
  run: async (place) => {
    const version = /(\d+)\.(\d+)[.\d]*/.exec((await askGit(place, '--version')) ?? '')
    if (version === null) {
      return warning('it is not installed, or does not run', {
        why: 'Everything runs without it, except branches, commits and what is affected by a change.',
        mend: 'Install git: https://git-scm.com/downloads',
      })
    }
    const [text, major, minor] = [version[0], Number(version[1]), Number(version[2])]
    const isOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])
    const identity = describeIdentity(
      await askGit(place, 'config', 'user.name'),
      await askGit(place, 'config', 'user.email'),
    )
    if (!isOld) return [ok(text), ...identity]
    const why = `What is documented needs ${OLDEST.join('.')} or newer.`
    return [
      warning(`${text} is old`, { why, mend: 'Update git: https://git-scm.com/downloads' }),
      ...identity,
    ]
  },
}

function describeIdentity(name: string | undefined, email: string | undefined): Finding[] {
  const missing = [
    ...(name ? [] : [{ key: 'user.name', sample: 'Your Name' }]),
    ...(email ? [] : [{ key: 'user.email', sample: 'you@example.org' }]),
  ]
  return missing.map(({ key, sample }) =>
    problem(`${key} is not set`, {
      why: 'Git refuses to commit without it.',
      mend: `git config --global ${key} "${sample}"`,
    }),
  )
}

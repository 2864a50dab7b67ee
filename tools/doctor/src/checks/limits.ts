import { readFile } from 'node:fs/promises'
import { askProgram } from '../ask-program.ts'
import { type Check, type Finding, ok, warning } from '../check.ts'

const WANTED_FILES = 4_096
const WANTED_WATCHES = 65_536

/** How many files a process may have open, and watch. */
export const limits: Check = {
  name: 'limits',
  run: async (place) => {
    if (process.platform === 'win32') return ok('Windows has none')
    // Node itself goes up to the hard limit, so that is the one that counts.
    const answer = await askProgram(place, 'sh', ['-c', 'ulimit -Hn'])
    const watches = await readFile('/proc/sys/fs/inotify/max_user_watches', 'utf8').catch(() => undefined)
    return judgeLimits({
      files: answer?.said === 'unlimited' ? Number.POSITIVE_INFINITY : Number(answer?.said),
      watches: watches === undefined ? Number.POSITIVE_INFINITY : Number(watches),
    })
  },
}

/** Says whether that many are enough; a number that nobody could read counts as enough. */
export function judgeLimits({ files, watches }: { files: number; watches: number }): Finding | Finding[] {
  const found: Finding[] = []
  if (files < WANTED_FILES) {
    found.push(
      warning(`a process may open ${files} files`, {
        why: 'Builds and tests open more, and end with EMFILE.',
        mend: `ulimit -n ${WANTED_FILES} (in the shell; for good in /etc/security/limits.conf)`,
      }),
    )
  }
  if (watches < WANTED_WATCHES) {
    found.push(
      warning(`${watches} files may be watched`, {
        why: 'Hot reload misses changes, or ends with ENOSPC.',
        mend: 'sudo sysctl fs.inotify.max_user_watches=524288',
      }),
    )
  }
  return found.length > 0 ? found : ok('high enough')
}

import * as own from '@ehr/conventions/git/asynchronous'

/** Whoever rehearses may sign commits or have hooks: none of that is part of a rehearsal. */
const ENV = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Rehearsal',
  GIT_AUTHOR_EMAIL: 'rehearsal@localhost',
  GIT_COMMITTER_NAME: 'Rehearsal',
  GIT_COMMITTER_EMAIL: 'rehearsal@localhost',
}

/** Runs git in a folder; answers what it printed, without the end of the last line. Throws with git’s own words. */
export function git(cwd: string, ...args: readonly string[]): Promise<string> {
  return own.git(isolate(cwd), ...args)
}

/** The same, or nothing where git refuses. */
export function findByGit(cwd: string, ...args: readonly string[]): Promise<string | undefined> {
  return own.findInGit(isolate(cwd), ...args)
}

/** Finds a commit by any name that git knows. */
export function findCommit(cwd: string, name: string): Promise<string | undefined> {
  return own.findCommit(isolate(cwd), name)
}

function isolate(root: string): own.Git {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))
  return { root, env: ENV, inherited: Object.fromEntries(inherited) }
}

import { findCommit, git } from '@ehr/conventions/git'

/*
 * What was last deployed is kept apart from what was last verified: a commit may be green and never reach an
 * environment. A marker is a reference of its own on the server, which every runner sees and no rule of branches or
 * tags touches.
 */

const PREFIX = 'refs/deployed'
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** One application as an environment has it. */
export interface DeployedApp {
  app: string
  commit: string
}

/**
 * Records on the server which commit of an application an environment has; throws where it may not be written.
 *
 * @param env variables for git besides those of the process, such as the credentials of a push.
 */
export function recordDeployed(
  root: string,
  { environment, app, commit }: DeployedApp & { environment: string },
  env: Readonly<Record<string, string>> = {},
): void {
  const known = findCommit(root, commit)
  if (known === undefined)
    throw new Error(`${JSON.stringify(commit)} is no commit of this clone, so it was not deployed from it.`)
  // Forced: a rollback goes to a commit that is not a successor.
  const marker = `${known}:${markerOf(environment, app)}`
  git(root, ['push', '--quiet', '--force', 'origin', marker], undefined, env)
}

/** Fetches which commit of each application an environment has; nothing of one that was never deployed there. */
export function fetchDeployed(root: string, environment: string): DeployedApp[] {
  const prefix = `${PREFIX}/${nameIn('environment', environment)}/`
  const lines = git(root, ['ls-remote', 'origin', `${prefix}*`]).split('\n')
  return lines
    .flatMap((line) => {
      const [commit = '', ref = ''] = line.split('\t')
      return ref.startsWith(prefix) ? [{ app: ref.slice(prefix.length), commit }] : []
    })
    .sort((a, b) => (a.app < b.app ? -1 : 1))
}

function markerOf(environment: string, app: string): string {
  return `${PREFIX}/${nameIn('environment', environment)}/${nameIn('application', app)}`
}

function nameIn(what: string, name: string): string {
  if (NAME.test(name)) return name
  throw new Error(`${JSON.stringify(name)} is no name of an ${what}; it is written like "ehr-api".`)
}

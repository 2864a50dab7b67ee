import { delimiter } from 'node:path'
import type { RehearsedEvent } from '../event/event.ts'

/** What a job of GitHub’s would not have is kept from it; what the network and the person’s folder need is not. */
const KEPT =
  /^(HOME|USER|LOGNAME|LANG|LC_\w+|TZ|TERM|TMPDIR|(HTTPS?|NO|ALL)_PROXY|NODE_EXTRA_CA_CERTS|SSL_CERT_\w+|XDG_\w+|(npm|pnpm)_config_\w*(registry|cache|store)\w*)$/i

/** What the variables of a runner are made from. */
export interface RunnerFacts {
  own: NodeJS.ProcessEnv
  /** Folders for the beginning of the path. */
  programs: readonly string[]
  repository: string
  apiUrl: string
  workflow: { name: string; path: string }
  event: RehearsedEvent
  eventFile: string
  /** By which what a job leaves running is known. */
  mark: string
}

/** Makes the variables that each step sees, but for those of its job. */
export function createRunnerEnv(facts: RunnerFacts): Record<string, string> {
  const { own, repository, workflow, event } = facts
  const kept = Object.entries(own).flatMap(([name, value]) =>
    KEPT.test(name) && value !== undefined ? [[name, value] as const] : [],
  )
  return {
    ...Object.fromEntries(kept),
    PATH: [...facts.programs, ...foldersOf(own.PATH ?? '')].join(delimiter),
    ...{ CI: 'true', GITHUB_ACTIONS: 'true', NX_DAEMON: 'false' },
    ...{ GITHUB_ACTOR: 'rehearsal', GITHUB_TRIGGERING_ACTOR: 'rehearsal', GITHUB_API_URL: facts.apiUrl },
    ...{ GITHUB_SERVER_URL: 'https://github.com', GITHUB_GRAPHQL_URL: `${facts.apiUrl}/graphql` },
    ...{ GITHUB_REPOSITORY: repository, GITHUB_REPOSITORY_OWNER: repository.replace(/\/.*$/, '') },
    ...{ GITHUB_WORKFLOW: workflow.name, GITHUB_WORKFLOW_SHA: event.commit },
    GITHUB_WORKFLOW_REF: `${repository}/${workflow.path}@${event.ref}`,
    ...{ GITHUB_EVENT_NAME: event.name, GITHUB_EVENT_PATH: facts.eventFile, GITHUB_SHA: event.commit },
    ...{ GITHUB_REF: event.ref, GITHUB_REF_NAME: event.refName, GITHUB_REF_TYPE: refTypeOf(event) },
    ...{ GITHUB_REF_PROTECTED: String(event.isProtected) },
    ...{ GITHUB_BASE_REF: event.baseRef, GITHUB_HEAD_REF: event.headRef },
    ...{ GITHUB_RUN_ID: '1', GITHUB_RUN_NUMBER: '1', GITHUB_RUN_ATTEMPT: '1', GITHUB_RETENTION_DAYS: '90' },
    ...{ RUNNER_OS: 'Linux', RUNNER_ARCH: 'X64', RUNNER_NAME: 'rehearsal' },
    ...{ RUNNER_ENVIRONMENT: 'github-hosted', RUNNER_TRACKING_ID: facts.mark },
  }
}

/** Says what kind of thing was pushed. */
export function refTypeOf({ ref }: Pick<RehearsedEvent, 'ref'>): 'branch' | 'tag' {
  return ref.startsWith('refs/tags/') ? 'tag' : 'branch'
}

/** What a workspace installed for itself is not on the path of another one. */
function foldersOf(path: string): string[] {
  return path.split(delimiter).filter((folder) => !/[\\/]node_modules[\\/]/.test(`${folder}/`))
}

import { readFileSync } from 'node:fs'
import * as z from 'zod'

const ZEROS = /^0+$/

/** What started a run, as far as base and head depend on it. */
export type CiEvent =
  | { kind: 'pull-request'; base: string; head?: string }
  | { kind: 'merge-queue'; base: string; parent: string }
  | { kind: 'push'; branch: string; before?: string; isForced: boolean }
  | { kind: 'tag'; name: string }
  | { kind: 'everything'; name: string }
  | { kind: 'local' }

/** Where the list of runs is, and the key to it. */
export interface RunsSource {
  apiUrl: string
  repository: string
  /** File name of the workflow that runs. */
  workflow: string
  token: string
}

const pullRequest = z.object({
  pull_request: z.object({ base: z.object({ ref: z.string() }), head: z.object({ sha: z.string() }) }),
})
const mergeGroup = z.object({ merge_group: z.object({ base_ref: z.string(), base_sha: z.string() }) })
const push = z.object({ ref: z.string(), before: z.string(), forced: z.boolean().default(false) })

/** Reads what started this run from GitHub’s variables and its file about the event; `local` outside of GitHub. */
export function readEvent(env: NodeJS.ProcessEnv): CiEvent {
  const { GITHUB_EVENT_NAME: name = '', GITHUB_EVENT_PATH: path = '' } = env
  if (name === '') return { kind: 'local' }
  return parseEvent(name, env.GITHUB_REF ?? '', path === '' ? {} : JSON.parse(readFileSync(path, 'utf8')))
}

/** Parses GitHub’s description of an event; throws where it lacks what it must have. */
export function parseEvent(name: string, ref: string, payload: unknown): CiEvent {
  if (name === 'pull_request' || name === 'pull_request_target') {
    const { base, head } = read(name, pullRequest, payload).pull_request
    // By pull_request_target the base is checked out, so the head is to be looked for.
    return { kind: 'pull-request', base: base.ref, ...(name !== 'pull_request' && { head: head.sha }) }
  }
  if (name === 'merge_group') {
    const { base_ref, base_sha } = read(name, mergeGroup, payload).merge_group
    return { kind: 'merge-queue', base: branchOf(base_ref), parent: base_sha }
  }
  if (name === 'release') return { kind: 'tag', name: ref.replace('refs/tags/', '') }
  if (name !== 'push') return { kind: 'everything', name }
  if (ref.startsWith('refs/tags/')) return { kind: 'tag', name: ref.slice('refs/tags/'.length) }
  const { before, forced } = read(name, push, payload)
  return {
    kind: 'push',
    branch: branchOf(ref),
    isForced: forced,
    ...(!ZEROS.test(before) && { before }),
  }
}

/** Says where this run may ask for earlier ones; nothing where it has no key, or is not GitHub’s. */
export function findRunsSource(env: NodeJS.ProcessEnv): RunsSource | undefined {
  const { GITHUB_REPOSITORY: repository = '', GITHUB_TOKEN: token = '' } = env
  const workflow = /\/([^/@]+)@/.exec(env.GITHUB_WORKFLOW_REF ?? '')?.[1]
  if (repository === '' || token === '' || workflow === undefined) return undefined
  return { apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com', repository, workflow, token }
}

function branchOf(ref: string): string {
  return ref.replace('refs/heads/', '')
}

function read<T>(name: string, schema: z.ZodType<T>, payload: unknown): T {
  const parsed = schema.safeParse(payload)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Error(
    `The event ${name} says nothing usable at "${issue?.path.join('.')}": ${issue?.message}. GITHUB_EVENT_PATH must name GitHub’s own file.`,
  )
}

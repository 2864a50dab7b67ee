import { matchesGlob } from 'node:path'
import type { WorkflowTemplate } from '@actions/workflow-parser'
import type { Value } from './evaluate-expression.ts'

/** Something that happened on GitHub, as workflows see it. */
export interface GitHubEvent {
  name: keyof WorkflowTemplate['events'] & string
  /** The branch or tag that it is about: the base of a pull request, what was pushed, what a merge queue leads to. */
  on: { kind: 'branch' | 'tag'; name: string }
  /** The context `github`. */
  github: Readonly<Record<string, Value>>
  inputs?: Readonly<Record<string, Value>>
}

const REPOSITORY = 'example-org/product'

/** A pull request; it starts two events, of which one runs in the context of the base. */
export function openPullRequest(base: string, head: string): GitHubEvent[] {
  const pull_request = { number: 7, head: { ref: head }, base: { ref: base, sha: '0'.repeat(40) } }
  const common = {
    base_ref: base,
    head_ref: head,
    repository: REPOSITORY,
    event: { action: 'opened', pull_request },
  }
  const on = { kind: 'branch', name: base } as const
  return [
    { name: 'pull_request', on, github: { ...common, event_name: 'pull_request', ref: 'refs/pull/7/merge' } },
    {
      name: 'pull_request_target',
      on,
      github: { ...common, event_name: 'pull_request_target', ref: `refs/heads/${base}` },
    },
  ]
}

/** A push to a branch or of a tag. */
export function push(kind: 'branch' | 'tag', name: string): GitHubEvent {
  const ref = `refs/${kind === 'branch' ? 'heads' : 'tags'}/${name}`
  return { name: 'push', on: { kind, name }, github: outside('push', ref, name) }
}

/** A group of a merge queue. */
export function queueMerge(base: string): GitHubEvent {
  const ref = `refs/heads/gh-readonly-queue/${base}/pr-7`
  return {
    name: 'merge_group',
    on: { kind: 'branch', name: base },
    github: { ...outside('merge_group', ref, `gh-readonly-queue/${base}/pr-7`) },
  }
}

/** A release that was published. */
export function publish(tag: string): GitHubEvent {
  return {
    name: 'release',
    on: { kind: 'tag', name: tag },
    github: outside('release', `refs/tags/${tag}`, tag),
  }
}

/** A person who starts a workflow and chooses something. */
export function startByHand(inputs: Readonly<Record<string, Value>>): GitHubEvent {
  const github = outside('workflow_dispatch', 'refs/heads/main', 'main')
  return { name: 'workflow_dispatch', on: { kind: 'branch', name: 'main' }, github, inputs }
}

/** What is no pull request has no base and no head. */
function outside(event_name: string, ref: string, ref_name: string): Record<string, Value> {
  return { event_name, ref, ref_name, base_ref: '', head_ref: '', repository: REPOSITORY, event: {} }
}

/** Says whether an event starts a workflow. */
export function starts(events: WorkflowTemplate['events'], { name, on }: GitHubEvent): boolean {
  const config: unknown = Object(events)[name]
  if (config === undefined) return false
  const { branches, tags } = Object(config)
  const patterns: unknown = on.kind === 'branch' ? branches : tags
  const others: unknown = on.kind === 'branch' ? tags : branches
  if (Array.isArray(patterns)) return patterns.some((pattern) => matchesGlob(on.name, String(pattern)))
  return !Array.isArray(others)
}

import type { Values } from '../expressions/value.ts'

/** Something that happens on GitHub, as a workflow sees it. */
export interface RehearsedEvent {
  /** As GitHub names it: a tag is a `push`. */
  name: string
  action?: string
  /** What filters of branches and tags are about. */
  on?: { kind: 'branch' | 'tag'; name: string }
  ref: string
  refName: string
  /** The commit that is checked out. */
  commit: string
  baseRef: string
  headRef: string
  isProtected: boolean
  inputs: Values
  /** GitHub’s own description, as GITHUB_EVENT_PATH has it. */
  payload: Values
  /** What a person is told of it: `pull request of feature/x into develop`. */
  description: string
  /** The commit that counts as verified before. */
  base: string | undefined
}

/** What a person asked for. */
export interface EventWish {
  name: string
  /** What is pushed to, or what a pull request goes into. */
  branch?: string | undefined
  tag?: string | undefined
  /** What is rehearsed; the branch’s own commit, or the one that is checked out, when not said. */
  commit?: string | undefined
  /** Where it was before, or where the base of a pull request is. */
  base?: string | undefined
  schedule?: string | undefined
  inputs: Readonly<Record<string, string>>
}

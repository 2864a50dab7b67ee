import type { Project } from '../nx/projects.ts'
import { pickShard, type Shard } from './shards.ts'

/** One call of Nx: targets of projects. */
export interface NxCall {
  targets: readonly string[]
  projects: readonly string[]
  /** Options that the command behind the target takes. */
  options: readonly string[]
}

/** What decides which projects are run. */
export interface RunsQuestion {
  affected: readonly Project[]
  targets: readonly string[]
  shard?: Shard
  /** How long the tests of a project take, in any unit: the number of their files, say. */
  weigh: (project: Project) => number
  /** Whether the command behind a target divides its work itself, by `--shard`. */
  dividesItself: (project: Project, target: string) => boolean
}

/**
 * Plans what Nx runs, nothing where nothing is affected. A shard divides projects; those whose command can do it are
 * divided within, since there are too few of them.
 */
export function planRuns({ affected, targets, shard, weigh, dividesItself }: RunsQuestion): NxCall[] {
  if (shard === undefined) {
    const having = affected.filter((project) => targets.some((target) => project.targets.includes(target)))
    return callsOf(targets, having, [])
  }
  return targets.flatMap((target) => {
    const having = affected.filter((project) => project.targets.includes(target))
    const divided = having.filter((project) => dividesItself(project, target))
    const others = having.filter((project) => !divided.includes(project))
    const weighed = others.map((project) => ({ ...project, weight: weigh(project) }))
    return [
      ...callsOf([target], pickShard(weighed, shard), []),
      ...callsOf([target], divided, [`--shard=${shard.index}/${shard.count}`]),
    ]
  })
}

function callsOf(
  targets: readonly string[],
  projects: readonly Project[],
  options: readonly string[],
): NxCall[] {
  const names = projects.map(({ name }) => name).sort()
  return names.length === 0 ? [] : [{ targets, projects: names, options }]
}

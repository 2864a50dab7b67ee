import * as z from 'zod'
import { askNx } from './ask-nx.ts'

const graphSchema = z.object({
  graph: z.object({
    nodes: z.record(
      z.string(),
      z.object({
        data: z.object({ root: z.string(), targets: z.record(z.string(), z.unknown()).default({}) }),
      }),
    ),
  }),
})

/** One project of the workspace. */
export interface Project {
  name: string
  /** Relative to the workspace’s root. */
  root: string
  targets: readonly string[]
}

/** Between which commits something is looked for; `head` is left out where what is not committed counts too. */
export interface Range {
  base: string
  head?: string
}

/** Lists the projects of the workspace with their targets, by name. */
export async function listProjects(root: string): Promise<Project[]> {
  const { graph } = graphSchema.parse(await askNx(root, ['graph', '--print']))
  return Object.entries(graph.nodes)
    .map(([name, { data }]) => ({ name, root: data.root, targets: Object.keys(data.targets).sort() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Lists the names of the projects that a range of commits affects. */
export async function listAffectedNames(root: string, { base, head }: Range): Promise<string[]> {
  const range = [`--base=${base}`, ...(head === undefined ? [] : [`--head=${head}`])]
  return z.array(z.string()).parse(await askNx(root, ['show', 'projects', '--affected', '--json', ...range]))
}

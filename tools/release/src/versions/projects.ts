import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { askNx } from '@ehr/ci/nx'
import * as z from 'zod'

/** One project of the workspace. */
export interface Project {
  name: string
  /** Relative to the workspace’s root. */
  root: string
  /** Projects that it needs when it runs, not only when it is tested or built. */
  needs: readonly string[]
  /** How it is delivered; nothing of what is not. */
  kind?: 'server' | 'static' | 'worker'
}

const graphSchema = z.object({
  graph: z.object({
    nodes: z.record(z.string(), z.object({ data: z.object({ root: z.string() }) })),
    dependencies: z.record(z.string(), z.array(z.object({ target: z.string() }))),
  }),
})

const manifestSchema = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
  delivery: z.object({ kind: z.enum(['server', 'static', 'worker']) }).optional(),
})

/** Reads the projects of a workspace with what each needs when it runs, by Nx’s project graph. */
export async function readProjects(root: string): Promise<Project[]> {
  const { nodes, dependencies } = graphSchema.parse(await askNx(root, ['graph', '--print'])).graph
  return Object.entries(nodes)
    .map(([name, { data }]) => {
      const targets = (dependencies[name] ?? []).map(({ target }) => target).filter((each) => each in nodes)
      return createProject(name, data.root, [...new Set(targets)], readManifest(root, data.root))
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Finds the deployables that ship a project: itself, or what needs it, at whatever distance. */
export function listShipping(projects: readonly Project[], name: string): Project[] {
  return projects.filter((each) => each.kind !== undefined && listNeeded(projects, each.name).has(name))
}

function createProject(
  name: string,
  folder: string,
  targets: readonly string[],
  { dependencies, devDependencies, delivery }: z.infer<typeof manifestSchema>,
): Project {
  // An edge that no manifest states is one that running makes, as applications find their features.
  const needs = targets.filter((target) => target in dependencies || !(target in devDependencies))
  return { name, root: folder, needs, ...(delivery && { kind: delivery.kind }) }
}

function readManifest(root: string, folder: string): z.infer<typeof manifestSchema> {
  return manifestSchema.parse(JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')))
}

function listNeeded(projects: readonly Project[], start: string): Set<string> {
  const byName = new Map(projects.map((project) => [project.name, project]))
  const found = new Set([start])
  for (const name of found) for (const next of byName.get(name)?.needs ?? []) found.add(next)
  return found
}

import { type Layer, layerOfFile } from '@ehr/conventions/layers'
import { listShipping, type Project } from './projects.ts'

/** A deployable that a change reaches, and the files by which it does. */
export interface ChangedDeployable {
  name: string
  /** Relative to the workspace’s root, sorted. */
  files: readonly string[]
}

/** Tests, what only they use, and prose: nothing of it is in what is deployed. */
const NOT_SHIPPED = [
  /\.(test|spec|trial)\.tsx?$/,
  /(^|\/)(testing|trials|__snapshots__|__tests__|docs)\//,
  /\.(md|mdx|snap)$/,
  /(^|\/)tsconfig[^/]*\.json$/,
  // What each role may call, as the test of access wrote it.
  /(^|\/)access\.txt$/,
]

/** What lint keeps an application from importing is not in it, though a feature that it ships needs it for its other half. */
const OTHER_SIDE = {
  static: ['server', 'db', 'db-migrations', 'feature/api'],
  server: ['ui', 'browser', 'feature/web'],
  worker: ['ui', 'browser', 'feature/web'],
} as const satisfies Record<NonNullable<Project['kind']>, readonly Layer[]>

/** Says which deployables files belong to, by the project graph. */
export function findChangedDeployables(
  projects: readonly Project[],
  files: readonly string[],
): ChangedDeployable[] {
  const reached = files.filter(isShipped).flatMap((file) => {
    const project = findProject(projects, file)
    if (project === undefined) return []
    return listShipping(projects, project.name)
      .filter((deployable) => isOfItsSide(deployable, project, file))
      .map(({ name }) => ({ name, file }))
  })
  return [...Map.groupBy(reached, ({ name }) => name)]
    .map(([name, found]) => ({ name, files: found.map(({ file }) => file).sort() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Says whether a file is in what is deployed, or decides what is. */
export function isShipped(file: string): boolean {
  return !NOT_SHIPPED.some((pattern) => pattern.test(file))
}

/** A library that an application itself names has an export for it, and may be shared by both sides within. */
function isOfItsSide({ kind, needs }: Project, { name, root }: Project, file: string): boolean {
  if (kind === undefined || !root.startsWith('libs/')) return true
  const layer = layerOfFile(root, file.slice(root.length + 1))
  if (layer === 'server' && needs.includes(name)) return true
  return !OTHER_SIDE[kind].some((other) => other === layer)
}

/** The deepest project around a file. What lies at the root is no deployable’s: updates of versions need no changeset. */
function findProject(projects: readonly Project[], file: string): Project | undefined {
  return projects
    .filter(({ root }) => root !== '.' && file.startsWith(`${root}/`))
    .toSorted((a, b) => b.root.length - a.root.length)[0]
}

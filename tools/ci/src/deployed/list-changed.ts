import { findCommit } from '@ehr/conventions/git'
import { listAffectedNames, listProjects } from '../nx/projects.ts'
import type { DeployedApp } from './markers.ts'

/** Whether an application has changed since an environment got it. */
export interface AppChange {
  app: string
  /** What the environment has; absent where it never had any. */
  commit?: string
  hasChanged: boolean
}

/** Says of each application whether a commit would change it in an environment; one that was never there would. */
export async function listChanged(
  root: string,
  { apps, deployed, head }: { apps: readonly string[]; deployed: readonly DeployedApp[]; head: string },
): Promise<AppChange[]> {
  const projects = await listProjects(root)
  const affectedSince = new Map<string, readonly string[]>()
  const changes: AppChange[] = []
  for (const app of apps) {
    const commit = deployed.find((each) => each.app === app)?.commit
    if (commit === undefined || findCommit(root, commit) === undefined) {
      changes.push({ app, hasChanged: true, ...(commit !== undefined && { commit }) })
      continue
    }
    const names = affectedSince.get(commit) ?? (await listAffectedNames(root, { base: commit, head }))
    affectedSince.set(commit, names)
    const project = projects.find(({ root: folder }) => folder.split('/').at(-1) === app)
    changes.push({ app, commit, hasChanged: project === undefined || names.includes(project.name) })
  }
  return changes
}

import { join } from 'node:path'
import type { RehearsedEvent } from '../event/event.ts'
import { findFileAt, type Mirror } from '../repository/mirror.ts'
import type { Workflow } from '../workflow/read-workflow.ts'
import { startDeployStandIns } from './deploy-stand-ins.ts'
import { startGitHubStandIn } from './github-stand-in.ts'
import { writeStandInPrograms } from './stand-in-programs.ts'

/** Everything outside of this machine that jobs may ask, played here. */
export interface Outside {
  apiUrl: string
  /** Folder with programs for the beginning of the path. */
  programs: string
  env: Readonly<Record<string, string>>
  secrets: Readonly<Record<string, string>>
  listDifferences: () => Promise<readonly string[]>
  close: () => Promise<void>
}

/** What decides what is played. */
export interface OutsideFacts {
  mirror: Mirror
  event: RehearsedEvent
  workflow: Workflow
  workflows: readonly Workflow[]
  folder: string
  isFork: boolean
  /** The jobs of this run that have ended, as GitHub lists them. */
  listJobs: () => readonly unknown[]
  given: Readonly<Record<string, string>>
}

/** Opens it: GitHub’s interface always, Render and the applications where the workflow deploys. */
export async function openOutside(facts: OutsideFacts): Promise<Outside> {
  const { mirror, event, workflows, folder } = facts
  const { approvers, environments } = await readPeople(mirror, event.commit)
  const unknown = new Set<string>()
  const github = await startGitHubStandIn({
    ...{ event, approvers, environments, listJobs: facts.listJobs },
    checks: [
      ...new Set(
        workflows.flatMap(({ jobs }) => jobs.map((job) => job.token.find('name')?.toString() ?? job.id)),
      ),
    ],
    onUnknown: (what) => void unknown.add(what),
  })
  const programs = await writeStandInPrograms(join(folder, 'programs'))
  const deploying = await startDeploying(facts, environments)
  return {
    ...{ apiUrl: github.url, programs: programs.folder },
    env: deploying?.env ?? {},
    secrets: facts.isFork ? {} : (deploying?.secrets ?? {}),
    listDifferences: async () => [
      ...(await programs.listCalls()).map((call) => `not rehearsed: ${call}`),
      ...[...unknown].map((what) => `GitHub’s interface is played, and does not know ${what}`),
      ...(deploying === undefined ? [] : ['Render and the deployed applications are played here']),
      ...(deploying?.listViolations() ?? []).map((what) => `Render would refuse: ${what}`),
    ],
    close: async () => {
      await Promise.all([github.close(), deploying?.close()])
    },
  }
}

async function startDeploying(
  { workflow, mirror, event, given }: OutsideFacts,
  environments: readonly string[],
) {
  const text = JSON.stringify(workflow.token.toJSON())
  if (!/pnpm ehr (deploy|rollback|verify|status)\b/.test(text)) return undefined
  return await startDeployStandIns({
    ...{ mirror, commit: event.commit, base: event.base, environments },
    apiKey: given.RENDER_API_KEY,
  })
}

/** Everybody who may approve something has approved it. */
async function readPeople(
  mirror: Mirror,
  commit: string,
): Promise<{ approvers: string[]; environments: string[] }> {
  const metadata = JSON.parse((await findFileAt(mirror, commit, 'delivery.json')) ?? '{}')
  const owners: unknown[] = Object.values(Object(Object(Object(metadata).people).owners))
  const logins = owners.map((owner) => String(Object(owner).github ?? '').replace(/^@(.*\/)?/, ''))
  return {
    approvers: [...new Set(logins.filter((login) => login !== ''))],
    environments: Object.keys(Object(Object(metadata).environments)),
  }
}

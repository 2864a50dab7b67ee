import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readModel } from '@ehr/conventions/branching'
import { createEvent } from './event/create-event.ts'
import type { RehearsedEvent } from './event/event.ts'
import type { Values } from './expressions/value.ts'
import { openOutside } from './outside/open-outside.ts'
import type { RehearseOptions } from './rehearse.ts'
import type { GatheringReporter } from './report/create-reporter.ts'
import { countUncommitted, createMirror, readRepositoryName } from './repository/mirror.ts'
import { type Commission, prepareCommit } from './repository/prepare-commit.ts'
import { createLimiter } from './run/limiter.ts'
import type { Rehearsal } from './run/rehearsal.ts'
import { createRunnerEnv, refTypeOf } from './run/runner-env.ts'
import { listServicePorts } from './services/list-service-ports.ts'
import { chooseEvent, chooseSchedule, completeInputs } from './workflow/choose-event.ts'
import { getWorkflow, listWorkflows } from './workflow/find-workflow.ts'
import { whyNotStarted } from './workflow/starts.ts'

/** Everything that a run needs, ready to begin. */
export interface Scene {
  rehearsal: Rehearsal
  title: string
  listDifferences: () => Promise<readonly string[]>
  close: () => Promise<void>
}

interface Place {
  home: string
  folder: string
  reporter: GatheringReporter
  parallel: number
}

const TOKEN = 'ghs_token-of-the-rehearsal'

/** Sets the scene: the repository as GitHub has it, the event, and what the jobs may ask. */
export async function setScene(options: RehearseOptions, place: Place): Promise<Scene> {
  const { folder, reporter } = place
  const commission = await prepareCommit(options, folder)
  const mirror = await createMirror(commission.root, join(folder, 'mirror'))
  const { event, workflow, workflows } = await begin(options, commission, mirror)
  const why = whyNotStarted(workflow, event)
  if (why !== undefined) throw new Error(`GitHub would start nothing: ${why}`)
  const repository = options.isFork === true ? 'somebody/fork' : await readRepositoryName(commission.root)
  const given = await readSecrets(options.secretFile)
  const outside = await openOutside({
    ...{ mirror, event, workflow, workflows, folder },
    isFork: options.isFork === true,
    listJobs: reporter.endedJobs,
    given,
  })
  const secrets = { ...outside.secrets, ...given, GITHUB_TOKEN: TOKEN }
  const eventFile = join(folder, 'event.json')
  await writeFile(eventFile, JSON.stringify(event.payload, null, 2))
  const env = createRunnerEnv({
    ...{ own: options.env, programs: [outside.programs], repository, apiUrl: outside.apiUrl },
    ...{ workflow, event, eventFile, mark: `rehearsal-${randomUUID()}` },
  })
  const uncommitted = commission.isOwn ? await countUncommitted(options.root) : 0
  if (uncommitted > 0)
    reporter.differs(`${uncommitted} files of this clone are not committed, and not rehearsed`)
  noteConcurrency(reporter, workflow.token.find('concurrency') !== undefined)
  return {
    title: `${workflow.name} on ${event.description}, at ${event.commit.slice(0, 7)}`,
    rehearsal: {
      ...{ workflow, event, mirror, folder, home: place.home, secrets, reporter, signal: options.signal },
      env: { ...env, ...outside.env },
      contexts: { github: describeGitHub(env, event), secrets, vars: {}, inputs: event.inputs },
      limit: createLimiter(place.parallel),
      servicePorts: listServicePorts(workflow),
    },
    listDifferences: outside.listDifferences,
    close: outside.close,
  }
}

async function begin(
  options: RehearseOptions,
  { root, commit, isOwn }: Commission,
  mirror: Awaited<ReturnType<typeof createMirror>>,
) {
  const early = await listWorkflows(mirror, commit)
  const workflow = getWorkflow(early, options.workflow)
  const { branch, tag, base, inputs = {} } = options
  const name = options.event ?? (tag === undefined ? chooseEvent(workflow) : 'tag')
  const wish = {
    ...{
      name,
      branch,
      tag,
      base,
      // A branch that is pushed has a commit of its own.
      commit:
        isOwn && options.commit === undefined && branch !== undefined && name === 'push' ? undefined : commit,
    },
    schedule: chooseSchedule(workflow, options.schedule),
    inputs: name === 'workflow_dispatch' ? completeInputs(workflow, inputs) : inputs,
  }
  const repository = await readRepositoryName(root)
  const event = await createEvent({ root, mirror, model: readModel(root), repository, wish })
  // The event’s own commit says what runs: of a branch that was pushed, what a merge leads to.
  const workflows = event.commit === commit ? early : await listWorkflows(mirror, event.commit)
  return { event, workflows, workflow: getWorkflow(workflows, options.workflow) }
}

/** GitHub’s context says the same as the variables, and the event itself. */
function describeGitHub(env: Readonly<Record<string, string>>, event: RehearsedEvent): Values {
  return {
    ...{ event_name: event.name, event: event.payload, ref: event.ref, ref_name: event.refName },
    ...{ ref_type: refTypeOf(event), ref_protected: event.isProtected, sha: event.commit },
    ...{ base_ref: event.baseRef, head_ref: event.headRef, token: TOKEN, actor: env.GITHUB_ACTOR ?? '' },
    ...{ triggering_actor: env.GITHUB_ACTOR ?? '', repository: env.GITHUB_REPOSITORY ?? '' },
    ...{ repository_owner: env.GITHUB_REPOSITORY_OWNER ?? '', workflow: env.GITHUB_WORKFLOW ?? '' },
    ...{ workflow_ref: env.GITHUB_WORKFLOW_REF ?? '', event_path: env.GITHUB_EVENT_PATH ?? '' },
    ...{ server_url: 'https://github.com', api_url: env.GITHUB_API_URL ?? '' },
    ...{ run_id: '1', run_number: '1', run_attempt: '1' },
  }
}

async function readSecrets(file: string | undefined): Promise<Record<string, string>> {
  if (file === undefined) return {}
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/).filter((line) => /^\s*[^#\s]/.test(line))
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf('=')
      if (at < 1) throw new Error(`${file}: expected lines NAME=value.`)
      return [line.slice(0, at).trim(), line.slice(at + 1)] as const
    }),
  )
}

function noteConcurrency(reporter: GatheringReporter, isSet: boolean): void {
  if (isSet) reporter.differs('nothing else runs: what the workflow says about concurrency has no effect')
}

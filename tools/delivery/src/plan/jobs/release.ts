import { expression } from '../expression.ts'
import { findProductEnvironment } from '../product-environment.ts'
import type { Job, Step } from '../workflow.ts'
import { createJob, type JobContext } from './context.ts'
import { checkout, HAS_SECRETS, install, needSecrets, run } from './steps.ts'

/** Plans what a pipeline does for versions: their pull requests, their tags, and the way back from production. */
export function planReleases(context: JobContext): Job[] {
  return [planVersion(context), ...planCandidates(context), ...planTag(context), ...planSyncBack(context)]
}

/** One step towards people: what is merged into `into` comes back into `to`. */
export interface BackMerge {
  from: string
  to: string
}

/** Lists what goes back where, from production to the integration branch, stage by stage. */
export function listBackMerges({ metadata, model }: JobContext): BackMerge[] {
  if (!metadata.branching.mergesBack) return []
  const names = model.longLived.map(({ name }) => name)
  return names.slice(0, -1).map((from, index) => ({ from, to: names[index + 1] ?? model.integration }))
}

/** What is due is said without any secret, and how a person does it where the app’s key is not there. */
function planVersion(context: JobContext): Job {
  const { app } = context.metadata.github
  const isDue = "steps.version.outputs.due == 'true'"
  return createJob(context, {
    id: 'version',
    name: 'version pull request',
    triggers: { branches: [context.model.integration, ...releaseBranches(context)] },
    secrets: appSecrets(context),
    steps: [
      checkout('all'),
      ...needSecrets(context, appSecrets(context), []),
      ...install(context),
      {
        ...run('See whether a version is due', 'pnpm ehr release prepare', {
          GITHUB_TOKEN: expression('github.token'),
        }),
        id: 'version',
      },
      ...appToken(context, isDue),
      ...(app === null ? [] : [{ ...openVersion(context), if: `${HAS_SECRETS} && ${isDue}` }]),
      {
        ...run('Say what a person does', SAY_VERSION, { BRANCH: expression('github.ref_name') }),
        if: app === null ? isDue : `${LACKS_SECRETS} && ${isDue}`,
      },
    ],
    from: ['releases', 'github.app'],
  })
}

function openVersion({ metadata }: JobContext): Step {
  return {
    kind: 'uses',
    name: 'Open or renew the version pull request',
    action: 'changesets/action',
    with: {
      'version-script': 'pnpm ehr release version',
      'commit-message': 'chore(release): version packages',
      'pr-title': 'chore(release): version packages',
      'pr-base-branch': expression('github.ref_name'),
      'github-token': expression('steps.app.outputs.token'),
      ...(metadata.releases.commitsBy === 'push' && { 'push-with-git-cli': 'true' }),
    },
  }
}

/** Candidates are tagged by GITHUB_TOKEN on purpose: what it pushes starts no deployment. */
function planCandidates(context: JobContext): Job[] {
  const branches = releaseBranches(context)
  if (branches.length === 0 || context.metadata.releases.tag === 'none') return []
  return [
    createJob(context, {
      id: 'candidate',
      name: 'candidate of the release',
      triggers: { branches },
      permissions: { contents: 'write' },
      steps: [
        checkout('all'),
        ...install(context),
        run('Tag and publish it', 'pnpm ehr release tag --candidates', {
          GITHUB_TOKEN: expression('github.token'),
        }),
      ],
      from: ['releases.prereleases', 'releases.tag'],
    }),
  ]
}

/** Where a tag starts the deployment, a new version on the production branch is tagged at once. */
function planTag(context: JobContext): Job[] {
  const [production] = context.model.longLived
  if (context.metadata.releases.tag !== 'startsDeploy' || production === undefined) return []
  const token = startsByTag(context) ? 'steps.app.outputs.token' : 'github.token'
  const secrets = startsByTag(context) ? appSecrets(context) : []
  return [
    createJob(context, {
      id: 'tag',
      name: 'tag of the product',
      triggers: { branches: [production.name] },
      permissions: { contents: secrets.length > 0 ? 'read' : 'write' },
      secrets,
      steps: [
        checkout('all'),
        ...needSecrets(context, secrets, [
          ...install(context),
          ...(secrets.length > 0 ? appToken(context) : []),
          run('Tag and publish a new version', 'pnpm ehr release tag', { GITHUB_TOKEN: expression(token) }),
        ]),
        ...(secrets.length > 0 ? [{ ...run('Say what a person does', SAY_TAG), if: LACKS_SECRETS }] : []),
      ],
      from: ['releases.tag', 'github.app'],
    }),
  ]
}

/** What GITHUB_TOKEN tags starts nothing, so that a tag which must start something needs the app. */
function startsByTag({ metadata }: JobContext): boolean {
  const from = findProductEnvironment(metadata)?.environment.from
  return from?.branch === undefined && (from?.release === true || from?.tag?.startsWith('v') === true)
}

function planSyncBack(context: JobContext): Job[] {
  const { app } = context.metadata.github
  return listBackMerges(context).map(({ from, to }) =>
    createJob(context, {
      id: `sync-back-${from}`,
      name: `sync ${from} back into ${to}`,
      triggers: { branches: [from] },
      timeoutMinutes: 10,
      secrets: appSecrets(context),
      env: { FROM: from, TO: to },
      steps: [
        checkout('all'),
        ...needSecrets(context, appSecrets(context), []),
        ...install(context),
        ...appToken(context),
        run('Open the pull request, or say how', 'pnpm ehr release sync-back --from "$FROM" --to "$TO"', {
          GITHUB_TOKEN: app === null ? '' : expression('steps.app.outputs.token'),
        }),
      ],
      from: ['branching.mergesBack', 'github.app'],
    }),
  )
}

function releaseBranches({ model, metadata }: JobContext): string[] {
  return model.work.includes('release') && metadata.releases.prereleases ? ['release/**'] : []
}

function appSecrets({ metadata: { github } }: JobContext): string[] {
  return github.app === null ? [] : [github.app.privateKeySecret]
}

/** @param condition when it is needed, besides that its key is there. */
function appToken({ metadata }: JobContext, condition?: string): Step[] {
  const { app } = metadata.github
  if (app === null) return []
  return [
    {
      kind: 'uses',
      id: 'app',
      name: 'Take the app’s token',
      if: condition === undefined ? HAS_SECRETS : `${HAS_SECRETS} && ${condition}`,
      action: 'actions/create-github-app-token',
      with: {
        'app-id': expression(`vars.${app.idVariable}`),
        'private-key': expression(`secrets.${app.privateKeySecret}`),
      },
    },
  ]
}

const LACKS_SECRETS = "steps.secrets.outputs.present != 'true'"

const SAY_VERSION = `echo '::notice::A version is due, and there is no token of the app: what GITHUB_TOKEN opens starts no checks. By hand:'
echo "git fetch origin && git switch --create changeset-release/$BRANCH origin/$BRANCH"
echo 'pnpm ehr release version && git add --all && git commit -m "chore(release): version packages"'
echo "git push origin changeset-release/$BRANCH && gh pr create --base $BRANCH --fill"`

const SAY_TAG = `echo '::notice::There is no token of the app, and what GITHUB_TOKEN tags starts no deployment. By hand:'
echo 'pnpm ehr release tag'`

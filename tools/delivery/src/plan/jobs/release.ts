import { expression } from '../expression.ts'
import type { Job, Step, Triggers } from '../workflow.ts'
import { createJob, type JobContext } from './context.ts'
import { checkout, install, needSecrets, run } from './steps.ts'

/** Plans the pull requests that a pipeline opens: of the next version, and back from production. */
export function planReleases(context: JobContext): Job[] {
  return [planVersion(context), ...planSyncBack(context)]
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

function planVersion(context: JobContext): Job {
  const { app } = context.metadata.github
  const secrets = app === null ? [] : [app.privateKeySecret]
  const steps: Step[] = [
    ...install(context),
    ...appToken(context),
    {
      kind: 'uses',
      name: 'Open or renew the version pull request',
      action: 'changesets/action',
      with: {
        'version-script': 'pnpm changeset version',
        'commit-message': 'chore(release): version packages',
        'pr-title': 'chore(release): version packages',
        'pr-base-branch': expression('github.ref_name'),
        'github-token': expression('steps.app.outputs.token'),
      },
    },
  ]
  return createJob(context, {
    id: 'version',
    name: 'version pull request',
    triggers: versionTriggers(context),
    permissions: app === null ? { contents: 'read' } : { contents: 'write', 'pull-requests': 'write' },
    secrets,
    steps:
      app === null
        ? [checkout('all'), run('Say what a person does', SAY_VERSION)]
        : [checkout('all'), ...needSecrets(context, secrets, steps)],
    from: ['releases', 'github.app'],
  })
}

function versionTriggers({ model, metadata }: JobContext): Triggers {
  const hasReleaseBranches = model.work.includes('release') && metadata.releases.prereleases
  return { branches: [model.integration, ...(hasReleaseBranches ? ['release/**'] : [])] }
}

function planSyncBack(context: JobContext): Job[] {
  const { app } = context.metadata.github
  const secrets = app === null ? [] : [app.privateKeySecret]
  return listBackMerges(context).map(({ from, to }) =>
    createJob(context, {
      id: `sync-back-${from}`,
      name: `sync ${from} back into ${to}`,
      triggers: { branches: [from] },
      timeoutMinutes: 5,
      permissions: { contents: 'read' },
      secrets,
      env: { FROM: from, TO: to },
      steps:
        app === null
          ? [checkout(), run('Say what a person does', SAY_SYNC)]
          : [
              checkout(),
              ...needSecrets(context, secrets, [
                ...appToken(context),
                run('Open the pull request', OPEN_SYNC, { GH_TOKEN: expression('steps.app.outputs.token') }),
              ]),
            ],
      from: ['branching.mergesBack', 'github.app'],
    }),
  )
}

function appToken({ metadata }: JobContext): Step[] {
  const { app } = metadata.github
  if (app === null) return []
  return [
    {
      kind: 'uses',
      id: 'app',
      name: 'Take the app’s token',
      action: 'actions/create-github-app-token',
      with: {
        'app-id': expression(`vars.${app.idVariable}`),
        'private-key': expression(`secrets.${app.privateKeySecret}`),
      },
    },
  ]
}

const SAY_VERSION = `echo '::notice::No app is set up, and what GITHUB_TOKEN pushes starts no checks. By hand:'
echo 'pnpm changeset version && git switch -c changeset-release/next && git commit -am "chore(release): version packages"'
echo 'git push -u origin changeset-release/next && gh pr create --fill'`

const SAY_SYNC = `echo '::notice::No app is set up, and what GITHUB_TOKEN opens starts no checks. By hand:'
echo "gh pr create --head $FROM --base $TO --title 'chore: sync $FROM back into $TO' --body 'Merge with a merge commit.'"`

const OPEN_SYNC = `open=$(gh pr list --head "$FROM" --base "$TO" --state open --json number --jq length)
if [ "$open" = 0 ]; then
  gh pr create --head "$FROM" --base "$TO" --title "chore: sync $FROM back into $TO" --body 'Merge with a merge commit, never by a squash.'
fi`

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DeliveryPlan } from '@ehr/delivery'
import { createSay, type Say } from '../output.ts'
import { listMaps } from './list-maps.ts'
import { type Upload, uploadMaps } from './upload-maps.ts'

/** Where applications were built, and what is known there. */
export interface SourceMapOptions {
  root: string
  plan: Pick<DeliveryPlan, 'apps' | 'metadata'>
  env: Readonly<Record<string, string | undefined>>
  /** Folders under apps/. */
  apps: readonly string[]
  say: Say
}

/**
 * Uploads the source maps of applications that were just built, and takes them out of what is served.
 *
 * They are taken away whatever happens, and nothing that happens here keeps a version from being deployed: without its
 * maps an error is harder to read, no more.
 *
 * @throws where an application is not there.
 */
export async function takeSourceMaps(options: SourceMapOptions): Promise<void> {
  const { root, plan, env, apps } = options
  const say = createSay(options.say, env.SENTRY_AUTH_TOKEN === undefined ? [] : [env.SENTRY_AUTH_TOKEN])
  for (const name of apps) {
    const app = plan.apps.find((each) => each.name === name)
    if (app === undefined)
      throw new Error(
        `There is no application "${name}". There are: ${plan.apps.map((each) => each.name).join(', ')}.`,
      )
    const folder = join(root, app.root, app.block.build.output)
    const maps = await listMaps(folder)
    const upload = planUpload({ plan, env }, name, folder)
    if (maps.length === 0) say(`${name}: it was built without source maps.`)
    else if (typeof upload === 'string') say(`${name}: ${upload}`)
    else say(`${name}: ${await tryUpload(upload)}`)
    await Promise.all(maps.map((map) => rm(map)))
    if (maps.length > 0)
      say(`${name}: ${maps.length} source maps are out of ${app.root}/${app.block.build.output}.`)
  }
}

/** What is uploaded of an application, or why nothing is. */
function planUpload(
  { plan, env }: Pick<SourceMapOptions, 'plan' | 'env'>,
  app: string,
  folder: string,
): Upload | string {
  const { sourceMaps } = plan.metadata.monitoring.sentry
  const project = sourceMaps?.projects[app]
  const { SENTRY_AUTH_TOKEN: token, RELEASE: release } = env
  if (!sourceMaps || project === undefined)
    return 'monitoring.sentry.sourceMaps of delivery.json names no project for it, so its maps are not uploaded.'
  if (token === undefined || token === '')
    return `SENTRY_AUTH_TOKEN is not set here (the secret ${sourceMaps.authTokenSecret}), so its maps are not uploaded.`
  return {
    ...{ folder, project, token, release, env },
    ...{ organization: sourceMaps.organization, server: sourceMaps.server },
  }
}

async function tryUpload(upload: Upload): Promise<string> {
  try {
    await uploadMaps(upload)
    return `its source maps are at Sentry, in ${upload.organization}/${upload.project}.`
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    return `WARNING: its source maps are not at Sentry; errors of this version will show built code.\n${said}`
  }
}

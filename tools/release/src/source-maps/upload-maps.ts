import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Sentry's own command line, at one version. Fetched where something is uploaded, and no dependency of the workspace:
 * it has an install script, is a program of 20 MB, and its licence is not one that we pass on.
 */
const SENTRY_CLI = '@sentry/cli@3.8.0'

/** What is uploaded, and where to. */
export interface Upload {
  folder: string
  organization: string
  project: string
  token: string
  release: string | undefined
  server: string | undefined
  env: Readonly<Record<string, string | undefined>>
}

/** Longer than any upload takes that will succeed. */
const LONGEST_MS = 5 * 60_000

/**
 * Uploads the scripts and maps of a folder. The program gets the token and none of the other secrets of a build, and
 * runs in an empty folder, so that nothing in the workspace changes what it does.
 *
 * @throws with its own words where it fails.
 */
export async function uploadMaps(upload: Upload): Promise<void> {
  const cwd = await mkdtemp(join(tmpdir(), 'source-maps-'))
  try {
    await runCli(cwd, listArguments(upload), listVariables(upload))
  } finally {
    await rm(cwd, { recursive: true, force: true })
  }
}

function listArguments({ folder, organization, project, release }: Upload): string[] {
  return [
    ...['--yes', SENTRY_CLI, 'sourcemaps', 'upload'],
    ...['--org', organization, '--project', project],
    ...(release === undefined || release === '' ? [] : ['--release', release]),
    ...['--strict', folder],
  ]
}

function listVariables({ token, server, env }: Upload): Record<string, string> {
  const own = ['PATH', 'HOME', 'HTTPS_PROXY', 'NO_PROXY', 'NODE_EXTRA_CA_CERTS', 'npm_config_registry']
  const kept = own.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]))
  return {
    ...Object.fromEntries(kept),
    SENTRY_AUTH_TOKEN: token,
    ...(server !== undefined && { SENTRY_URL: server }),
  }
}

function runCli(cwd: string, args: readonly string[], env: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile('npx', [...args], { cwd, env, timeout: LONGEST_MS, maxBuffer: 2 ** 24 }, (error, out, err) => {
      if (error === null) resolve()
      else reject(new Error(`npx ${args.join(' ')} failed.\n${`${out}${err}`.trim()}`, { cause: error }))
    })
  })
}

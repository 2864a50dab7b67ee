import type { TargetConfiguration } from '@nx/devkit'

type Inputs = NonNullable<TargetConfiguration['inputs']>

/** A package's own files; prose changes nothing that a target could notice. */
export const SOURCE: Inputs = ['source']

/** The files that run or ship of all the packages below, and the versions of what they install. */
export const DEPENDENCIES: Inputs = ['^production']

/** Which browser the journeys run in; never twice the same where there is none, so that a skip is never cached. */
export const BROWSER: Inputs = [{ runtime: 'node tools/testing/src/print-browser.ts' }]

/** The environment variables that a build bakes in; libs/env declares them, and a test compares. */
export const BAKED_VARIABLES = ['ASSET_BASE_URL', 'RELEASE', 'SOURCE_MAPS', 'WEB_SENTRY_DSN'] as const

/** What each target is done with: named, so that an unrelated update in the lockfile repeats nothing. */
export const TOOLS = {
  lint: [
    { externalDependencies: ['@biomejs/biome', 'oxc-parser', 'postcss'] },
    '{workspaceRoot}/tools/conventions/src/**/*',
    '!{workspaceRoot}/tools/conventions/src/**/*.test.ts',
  ],
  typecheck: [{ externalDependencies: ['@typescript/native', '@types/node'] }],
  test: [{ externalDependencies: ['vitest', 'node'] }],
  build: [{ externalDependencies: ['vite', 'node'] }, ...BAKED_VARIABLES.map((env) => ({ env }))],
  e2e: [
    { externalDependencies: ['@playwright/test', 'node'] },
    '{workspaceRoot}/tools/testing/src/**/*',
    '!{workspaceRoot}/tools/testing/src/**/*.test.ts',
  ],
  migrations: [
    {
      externalDependencies: [
        'kysely',
        'pg',
        'libpg-query',
        'oxc-parser',
        'oxc-resolver',
        'oxc-transform',
        'node',
      ],
    },
    '{workspaceRoot}/tools/migration-guard/src/**/*',
    '!{workspaceRoot}/tools/migration-guard/src/**/*.test.ts',
    '{workspaceRoot}/tools/cli/src/migrate/**/*',
    // What the release asks of the schema.
    '{workspaceRoot}/{apps,libs}/**/*.sql',
    '{workspaceRoot}/{apps,libs}/**/*queries.ts',
    '{workspaceRoot}/delivery.json',
    { env: 'MIGRATION_GUARD_DATABASE_URL' },
    // A new tag changes what is released; without git there are none.
    { runtime: 'git tag --list "v*" || node --eval ""' },
  ],
} satisfies Record<string, Inputs>

/** Turns files at the workspace's root into inputs. */
export function sharedFiles(...names: string[]): Inputs {
  return names.map((name) => `{workspaceRoot}/${name}`)
}

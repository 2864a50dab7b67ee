import { TEXT_RULE_FILES } from '@ehr/conventions/texts'
import type { TargetConfiguration } from '@nx/devkit'
import type { PackageFacts } from './facts.ts'
import { BROWSER, DEPENDENCIES, SOURCE, sharedFiles, TOOLS } from './inputs.ts'

/** The application whose journeys need the other applications built. */
const BUILT_FOR_E2E = ['@ehr/ehr-api', '@ehr/ehr-web']

/** Decides which targets a package has, and on what each of them depends. */
export function inferTargets({ folder, files }: PackageFacts): Record<string, TargetConfiguration> {
  const has = (pattern: RegExp) => files.some((file) => pattern.test(file))
  return {
    lint: lint(folder),
    ...(has(/\.tsx?$/) && { typecheck: typecheck(folder) }),
    ...(has(/\.test\.tsx?$/) && { test: unitTests(folder) }),
    ...(has(/^vite\.config\.ts$/) && { build: build(folder) }),
    ...(has(/^playwright\.config\.ts$/) && { e2e: journeys(folder) }),
    ...(has(/^src\/clinical-validation\/main\.ts$/) && { 'clinical-validation': clinicalValidation(folder) }),
    ...(has(/^migrations\/.*\.ts$/) && { 'migrate-validate': validatedMigrations(folder) }),
  }
}

/** Says where a target of a package leaves its report, relative to the workspace's root. */
export function reportPath(target: string, folder: string): string {
  return `.reports/${target}/${folder.replaceAll('/', '-')}.json`
}

function lint(folder: string): TargetConfiguration {
  return {
    ...commands([
      `biome ci --colors=off ${folder}`,
      `node tools/conventions/src/check-boundaries.ts ${folder}`,
      `node tools/conventions/src/check-texts.ts ${folder}`,
    ]),
    inputs: [
      ...SOURCE,
      '^manifest',
      ...sharedFiles('biome.json', '.gitignore', ...TEXT_RULE_FILES),
      ...TOOLS.lint,
    ],
    metadata: { description: 'Format, lint, import boundaries, and texts in every language' },
  }
}

function typecheck(folder: string): TargetConfiguration {
  return {
    ...commands([`tsc --noEmit -p ${folder}`]),
    inputs: [...SOURCE, ...DEPENDENCIES, ...sharedFiles('tsconfig.base.json'), ...TOOLS.typecheck],
    metadata: { description: 'Type check' },
  }
}

function unitTests(folder: string): TargetConfiguration {
  const report = reportPath('test', folder)
  return {
    ...commands([
      `vitest run --project {projectName} --reporter=minimal --reporter=json --outputFile.json=${report}`,
    ]),
    inputs: [...SOURCE, ...DEPENDENCIES, ...sharedFiles('vitest.config.ts'), ...TOOLS.test],
    outputs: [`{workspaceRoot}/${report}`],
    metadata: { description: 'Unit and integration tests' },
  }
}

function build(folder: string): TargetConfiguration {
  return {
    ...commands(['vite build --logLevel=warn'], folder),
    inputs: ['production', ...DEPENDENCIES, ...sharedFiles('tsconfig.base.json'), ...TOOLS.build],
    outputs: ['{projectRoot}/dist'],
    metadata: { description: 'Production build' },
  }
}

function journeys(folder: string): TargetConfiguration {
  const report = reportPath('e2e', folder)
  return {
    ...commands([`node tools/testing/src/run-journeys.ts ${folder} ${report}`]),
    dependsOn: [{ projects: BUILT_FOR_E2E, target: 'build' }],
    inputs: [...SOURCE, ...DEPENDENCIES, ...BROWSER, ...TOOLS.e2e],
    outputs: [`{workspaceRoot}/${report}`],
    metadata: { description: 'Journeys in a real browser' },
  }
}

/** Known answers, as a document that a clinician can sign. */
function clinicalValidation(folder: string): TargetConfiguration {
  return {
    ...commands([`node ${folder}/src/clinical-validation/main.ts`]),
    inputs: [...SOURCE, ...DEPENDENCIES],
    outputs: ['{workspaceRoot}/docs/generated/clinical-validation.md'],
    metadata: { description: 'Known answers, as a document that a clinician can sign' },
  }
}

function validatedMigrations(folder: string): TargetConfiguration {
  return {
    ...commands([`node tools/cli/bin/ehr.mjs migrate validate --dir ${folder}/migrations`]),
    inputs: [...SOURCE, ...DEPENDENCIES, ...TOOLS.migrations],
    metadata: { description: `The migrations of ${folder}, tried on a real PostgreSQL` },
  }
}

function commands(steps: readonly string[], cwd?: string): TargetConfiguration {
  return {
    executor: 'nx:run-commands',
    cache: true,
    options: { commands: steps, parallel: false, color: false, ...(cwd && { cwd }) },
  }
}

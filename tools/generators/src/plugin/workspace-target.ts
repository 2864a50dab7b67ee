import type { TargetConfiguration } from '@nx/devkit'
import { sharedFiles, TOOLS } from './inputs.ts'

/** Decides the targets of the root: its own configuration files belong to no package. */
export function inferRootTargets(rootFiles: readonly string[]): Record<string, TargetConfiguration> {
  const checked = rootFiles.filter((file) => /\.(ts|mts|mjs|json)$/.test(file)).sort()
  return {
    lint: cached(`biome ci --colors=off ${checked.join(' ')}`, [
      { externalDependencies: ['@biomejs/biome'] },
      '{projectRoot}/*',
    ]),
    typecheck: cached('tsc --noEmit -p .', [
      '{projectRoot}/*.ts',
      '^production',
      ...sharedFiles('tsconfig.base.json'),
      ...TOOLS.typecheck,
    ]),
  }
}

function cached(command: string, inputs: NonNullable<TargetConfiguration['inputs']>): TargetConfiguration {
  return { executor: 'nx:run-commands', cache: true, options: { command, color: false }, inputs }
}

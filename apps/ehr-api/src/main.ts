import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// What was compiled is kept: the next start takes half the time.
enableCompileCache()

// From source the features are found at start; vite.config.ts takes this branch out of the bundle.
if (!import.meta.env?.PROD) await import('@ehr/generators/features/register')

const { loadFeatures } = await import('./features.ts')
const { runCommand } = await import('./commands/registry.ts')
const { renderFailure } = await import('./render-failure.ts')

// Both from src/ and from dist/ the other application is the neighbour.
const webFolder = join(import.meta.dirname, '../../ehr-web/dist')

try {
  process.exitCode = await runCommand({ features: await loadFeatures(), webFolder }, process.argv.slice(2))
} catch (error) {
  process.stderr.write(renderFailure(error))
  process.exitCode = 1
}

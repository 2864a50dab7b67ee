import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { findWorkspaceRoot } from '@ehr/conventions/workspace'
import { discoverFeatures, renderFeatures } from './discover.ts'

/*
 * `node --import @ehr/generators/features/register src/main.ts`: the API runs from source with the same
 * `virtual:ehr-features` that its bundle has, so that there is one way to find the features.
 */
const MODULE = 'virtual:ehr-features'
const root = findWorkspaceRoot(process.cwd())

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === MODULE ? { url: MODULE, format: 'module', shortCircuit: true } : next(specifier, context),
  load: (url, context, next) =>
    url === MODULE ? { format: 'module', source: renderModule(), shortCircuit: true } : next(url, context),
})

function renderModule(): string {
  const modules = discoverFeatures(root, 'api')
  return renderFeatures(modules.map(({ name, path }) => ({ name, path: pathToFileURL(path).href })))
}

import { join } from 'node:path'
import { type Plugin, searchForWorkspaceRoot, type ViteDevServer } from 'vite'
import { discoverFeatures, type FeatureSide, renderFeatures } from './discover.ts'

const MODULE = 'virtual:ehr-features'
const RESOLVED = `\0${MODULE}`

/**
 * Gives an application `virtual:ehr-features`, the list of all features of the workspace. In development a folder
 * that comes or goes under libs/features reloads the page.
 */
export function featuresPlugin(options: { side: FeatureSide }): Plugin {
  let root = ''
  return {
    name: 'ehr-features',
    configResolved(config) {
      root = searchForWorkspaceRoot(config.root)
    },
    resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
    load: (id) => (id === RESOLVED ? renderFeatures(discoverFeatures(root, options.side)) : undefined),
    configureServer(server) {
      followFolder(server, join(root, 'libs/features'))
    },
  }
}

function followFolder(server: ViteDevServer, folder: string): void {
  const manifest = /[\\/]libs[\\/]features[\\/][^\\/]+[\\/]package\.json$/
  const entry = /[\\/]libs[\\/]features[\\/][^\\/]+[\\/]src[\\/](api|web)[\\/]index\.ts$/
  server.watcher.add(folder)
  server.watcher.on('all', (event, path) => {
    if (manifest.test(path) || (event !== 'change' && entry.test(path))) reload(server)
  })
}

function reload(server: ViteDevServer): void {
  for (const environment of Object.values(server.environments)) {
    const module = environment.moduleGraph.getModuleById(RESOLVED)
    if (module === undefined) continue
    environment.moduleGraph.invalidateModule(module)
    environment.hot.send({ type: 'full-reload' })
  }
}

/** The rows and columns of the import table in docs: a package, or a part of one that has rules of its own. */
export const LAYERS = [
  'contracts',
  'feature/contract',
  'feature/api',
  'feature/web',
  'db-migrations',
  'db',
  'env',
  'server',
  'browser',
  'ui',
  'ehr-api',
  'ehr-web',
  'ehr-e2e',
  'tools',
  'bench',
] as const

/** One row or column of the import table. */
export type Layer = (typeof LAYERS)[number]

/** Libraries with a row of their own; every other folder under libs/ is one of the other server libraries. */
const NAMED_LIBS: Record<string, Layer> = {
  contracts: 'contracts',
  'db-migrations': 'db-migrations',
  db: 'db',
  env: 'env',
  ui: 'ui',
}

/** The exports of server libraries that run in a browser: `@ehr/env/ehr-web`, `@ehr/observability/web`. */
const BROWSER_EXPORTS = ['web', 'ehr-web']

/** Says to which layer a file belongs, by its package's folder and its path within; throws on an unknown place. */
export function layerOfFile(folder: string, path: string): Layer {
  const [area = '', ...rest] = folder.split('/')
  if (area === 'tools' || area === 'bench') return area
  if (area === 'apps') return layerOfApp(rest.join('/'))
  if (rest[0] === 'features') return layerOfFeaturePart(path.replace(/^src\//, ''))
  const lib = NAMED_LIBS[rest[0] ?? '']
  if (lib !== undefined) return lib
  return BROWSER_EXPORTS.some((part) => path.startsWith(`src/${part}`)) ? 'browser' : 'server'
}

/** Says to which layer an import of a package leads; `subpath` is what follows the package's name. */
export function layerOfImport(folder: string, subpath: string): Layer {
  if (folder.startsWith('libs/features/')) return layerOfFeaturePart(subpath)
  if (BROWSER_EXPORTS.includes(subpath)) return 'browser'
  return layerOfFile(folder, `src/${subpath}`)
}

/*
 * Files beside contract.ts are for both halves and so must be as pure as it is. Folders other than `web` and its
 * translations run on the server: `api`, and what a feature brings to import and demo data.
 */
function layerOfFeaturePart(path: string): Layer {
  if (path.startsWith('web') || path.startsWith('locales')) return 'feature/web'
  const isContract = path.startsWith('contract') || (path.endsWith('.ts') && !path.includes('/'))
  return isContract ? 'feature/contract' : 'feature/api'
}

function layerOfApp(app: string): Layer {
  if (app === 'ehr-api' || app === 'ehr-web' || app === 'ehr-e2e') return app
  throw new Error(`apps/${app} has no row in the import table. Add one in tools/conventions/src/table.ts.`)
}

import { readFileSync } from 'node:fs'
import { type ResolveFnOutput, type ResolveHookContext, registerHooks, type SourceMap } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ResolverFactory } from 'oxc-resolver'
import { transformTypeScript } from './transform.ts'

/** Stands for the Kysely of the folder, or ours where it has none. */
export const KYSELY_OF_FOLDER = 'migration-guard:kysely'

/** Source maps of the files transformed in this thread, by their path. */
export const sourceMaps = new Map<string, SourceMap>()

/** Lets this thread load a foreign project's TypeScript as its own tools would. */
export function installHooks(folder: string): void {
  const resolvers = [createResolver({ tsconfig: 'auto' }), createResolver({})]
  registerHooks({
    resolve: (specifier, context, nextResolve) => {
      if (specifier === KYSELY_OF_FOLDER) return resolveKysely('kysely', parentIn(folder), nextResolve)
      try {
        return withJsonAttribute(nextResolve(specifier, context), context)
      } catch (error) {
        return resolveOtherwise(specifier, context, { resolvers, nextResolve, error })
      }
    },
    load: (url, context, nextLoad) => {
      if (!isOwnTypeScript(url)) return nextLoad(url, context)
      const file = fileURLToPath(url)
      const { code, lines, hasModuleSyntax } = transformTypeScript(file, readFileSync(file, 'utf8'))
      if (lines !== undefined) sourceMaps.set(file, lines)
      const isModule = hasModuleSyntax || (url.endsWith('.mts') && !url.endsWith('.cts'))
      return { format: isModule ? 'module' : 'commonjs', source: code, shortCircuit: true }
    },
  })
}

type NextResolve = (specifier: string, context?: Partial<ResolveHookContext>) => ResolveFnOutput

function resolveOtherwise(
  specifier: string,
  context: ResolveHookContext,
  {
    resolvers,
    nextResolve,
    error,
  }: { resolvers: readonly ResolverFactory[]; nextResolve: NextResolve; error: unknown },
): ResolveFnOutput {
  const parent = context.parentURL
  if (parent?.startsWith('file:')) {
    for (const resolver of resolvers) {
      const { path } = resolver.resolveFileSync(fileURLToPath(parent), specifier)
      if (path === undefined) continue
      // The next hook is asked for the found file: it knows the format that the package says.
      return withJsonAttribute(nextResolve(pathToFileURL(path).href, context), context)
    }
  }
  if (specifier === 'kysely' || specifier.startsWith('kysely/')) {
    return nextResolve(specifier, { ...context, parentURL: import.meta.url })
  }
  throw error
}

function resolveKysely(specifier: string, parentURL: string, nextResolve: NextResolve): ResolveFnOutput {
  const conditions = ['node', 'import', 'module-sync', 'node-addons']
  try {
    return nextResolve(specifier, { conditions, importAttributes: {}, parentURL })
  } catch {
    return nextResolve(specifier, { conditions, importAttributes: {}, parentURL: import.meta.url })
  }
}

/** Bundlers and older runners take JSON without saying so in the import. */
function withJsonAttribute(found: ResolveFnOutput, context: ResolveHookContext): ResolveFnOutput {
  const isImport = context.conditions.includes('import')
  if (!isImport || !found.url.endsWith('.json')) return found
  return { ...found, importAttributes: { type: 'json' } }
}

function isOwnTypeScript(url: string): boolean {
  return url.startsWith('file:') && /\.[cm]?tsx?$/.test(url) && !url.startsWith(OWN_SOURCE)
}

/** The guard itself, which Node loads without help. */
const OWN_SOURCE = pathToFileURL(dirname(import.meta.dirname)).href

/** With a tsconfig whose `extends` is missing, nothing at all is found: another one is asked without it. */
function createResolver(how: { tsconfig?: 'auto' }): ResolverFactory {
  return new ResolverFactory({
    ...how,
    conditionNames: ['node', 'import', 'require', 'default'],
    extensions: ['.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    extensionAlias: { '.js': ['.ts', '.tsx', '.js'], '.mjs': ['.mts', '.mjs'], '.cjs': ['.cts', '.cjs'] },
    mainFields: ['module', 'main'],
  })
}

function parentIn(folder: string): string {
  return pathToFileURL(join(folder, 'migration.mjs')).href
}

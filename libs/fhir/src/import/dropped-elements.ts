import { isJsonObject, type JsonObject } from '../json/lossless.ts'
import type { AnyMapping } from '../mappings/mapping.ts'

/** What a mapping carries: its elements, and extensions by their URL. */
export interface Carried {
  readonly tree: CarriedTree
  readonly extensions: ReadonlySet<string>
}

/** The carried elements as a tree: `name.family` is in `name`. */
interface CarriedTree {
  readonly [element: string]: CarriedTree
}

/** What every resource has beside its content. */
const ALWAYS = new Set(['resourceType', 'id', 'meta', 'text', 'implicitRules', 'language'])

/** Makes the tree of a mapping's carried elements. */
export function carriedTree({
  carried,
  extensions = [],
}: Pick<AnyMapping, 'carried' | 'extensions'>): Carried {
  const tree: Tree = {}
  for (const path of carried) {
    let node = tree
    for (const name of path.split('.')) {
      node[name] ??= {}
      node = node[name]
    }
  }
  return { tree, extensions: new Set(extensions) }
}

interface Tree {
  [element: string]: Tree
}

/**
 * Calls `count` with the path of each element that the mapping drops: `maritalStatus`, `name.period`,
 * `extension(patient-birthPlace)`.
 */
export function countDropped(resource: JsonObject, carried: Carried, count: (path: string) => void): void {
  walk(resource, carried.tree, '', { count, extensions: carried.extensions })
}

interface Walk {
  readonly extensions: ReadonlySet<string>
  count(path: string): void
}

function walk(value: JsonObject, tree: CarriedTree, path: string, report: Walk): void {
  for (const name of Object.keys(value)) {
    const branch = Object.hasOwn(tree, name) ? tree[name] : undefined
    const place = path === '' ? name : `${path}.${name}`
    if (path === '' && ALWAYS.has(name)) continue
    if (name === 'extension') countExtensions(value[name], place, report)
    else if (branch === undefined) report.count(place)
    else if (Object.keys(branch).length > 0) walkInto(value[name], branch, place, report)
  }
}

function walkInto(value: unknown, branch: CarriedTree, path: string, report: Walk): void {
  if (Array.isArray(value)) for (const item of value) walkInto(item, branch, path, report)
  else if (isJsonObject(value)) walk(value, branch, path, report)
}

function countExtensions(value: unknown, path: string, report: Walk): void {
  for (const extension of Array.isArray(value) ? value : []) {
    const url = isJsonObject(extension) && typeof extension.url === 'string' ? extension.url : ''
    if (!report.extensions.has(url)) report.count(`${path}(${url.slice(url.lastIndexOf('/') + 1)})`)
  }
}

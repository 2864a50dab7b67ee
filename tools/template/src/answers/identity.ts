import { type FileTree, findText, getText } from '../tree/file-tree.ts'

/** What a workspace is called, in every form in which it is written. */
export interface Identity {
  readonly name: string
  readonly slug: string
  readonly scope: string
  /** The organisation on GitHub that owns what has owners. */
  readonly organisation: string
}

/**
 * Reads what a workspace is called from where it says so.
 *
 * @throws Error when it does not
 */
export function readIdentity(tree: FileTree): Identity {
  const delivery = parseJson(tree, 'delivery.json')
  const { name, slug } = Object(delivery.product)
  const scope = findScope(tree)
  const missing = [
    ...(typeof name === 'string' ? [] : ['product.name in delivery.json']),
    ...(typeof slug === 'string' ? [] : ['product.slug in delivery.json']),
    ...(scope === undefined ? ['a package named "@scope/name"'] : []),
  ]
  if (missing.length > 0)
    throw new Error(`The workspace does not say what it is called: ${missing.join(', ')}.`)
  return { name, slug, scope: scope ?? '', organisation: findOrganisation(delivery) }
}

/** The folders of the workspace's packages, with what each is called. */
export function listPackageNames(tree: FileTree): Map<string, string> {
  const found = [...tree.keys()]
    .filter((path) => path.endsWith('/package.json'))
    .map((path) => [path.replace(/\/package\.json$/, ''), String(parseJson(tree, path).name ?? '')] as const)
  return new Map(found)
}

/** A file of JSON as an object; an empty one where the file is missing. */
export function parseJson(tree: FileTree, path: string): Record<string, unknown> {
  const text = findText(tree, path)
  if (text === undefined) return {}
  try {
    return Object(JSON.parse(getText(tree, path)))
  } catch (cause) {
    throw new Error(`${path} is no JSON. Mend it, then try again.`, { cause })
  }
}

/** The one that most packages have. */
function findScope(tree: FileTree): string | undefined {
  const scopes = [...listPackageNames(tree).values()].flatMap((name) => /^(@[^/]+)\//.exec(name)?.[1] ?? [])
  const counted = Map.groupBy(scopes, (scope) => scope)
  return [...counted].toSorted((one, other) => other[1].length - one[1].length)[0]?.[0]
}

function findOrganisation(delivery: Record<string, unknown>): string {
  const handles = Object.values(Object(Object(delivery.people).owners)).map((owner) =>
    String(Object(owner).github),
  )
  return handles.flatMap((handle) => /^@([^/]+)\//.exec(handle)?.[1] ?? [])[0] ?? ''
}

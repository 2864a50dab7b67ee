import { createHash } from 'node:crypto'

/** A built file with what says which line of it is which line of the source. */
export interface MappedFile {
  name: string
  code: string
  /** The source map, as JSON. */
  map: string
}

/** Gives a built file an id that its map has too, which Sentry finds the map by: same file, same id. */
export function addDebugId({ name, code, map }: MappedFile): MappedFile {
  const id = debugIdOf(`${name}\n${code}`)
  const { mappings, ...others } = readMap(map)
  return {
    name,
    code: `${registration(id)}\n${code.trimEnd()}\n//# debugId=${id}\n`,
    // One line came before all others: of a map, that is one empty line.
    map: JSON.stringify({ ...others, mappings: `;${mappings}`, debugId: id, debug_id: id }),
  }
}

function readMap(map: string): { mappings: string } {
  const read: unknown = JSON.parse(map)
  if (typeof read === 'object' && read !== null && 'mappings' in read && typeof read.mappings === 'string')
    return { ...read, mappings: read.mappings }
  throw new Error('A source map without mappings. Expected version 3; look at what the build writes.')
}

/** A UUID of the hash’s first 128 bits. */
function debugIdOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** What Sentry’s client looks for: ids by the stack of a place in each file. */
function registration(id: string): string {
  const ids = 'globalThis._sentryDebugIds'
  return `;try{(${ids}??={})[new Error().stack]=${JSON.stringify(id)}}catch{}`
}

import type { ChainPosition } from './chain.ts'

/** How far a chain was at a moment: written down outside the database, it proves everything before it. */
export interface ChainHead {
  readonly chainId: string
  readonly sequence: number
  /** In hexadecimal digits. */
  readonly hash: string
  /** ISO 8601, by the clock of the process. */
  readonly at: string
}

/** The head of a chain, to be written down. */
export function chainHead({ chainId, sequence, hash }: ChainPosition, at: Date): ChainHead {
  return { chainId, sequence, hash: hash.toString('hex'), at: at.toISOString() }
}

/** Reads a head from a line of a head file, or of the API's log; `undefined` for any other line. */
export function parseHeadLine(line: string): ChainHead | undefined {
  if (!line.includes('"chainId"')) return undefined
  try {
    const value: unknown = JSON.parse(line)
    return asHead(isObject(value) && 'chainHead' in value ? value.chainHead : value)
  } catch {
    // A log may hold lines of others, and end in half a line.
    return undefined
  }
}

function asHead(value: unknown): ChainHead | undefined {
  if (!isObject(value)) return undefined
  const { chainId, sequence, hash, at } = value
  if (typeof chainId !== 'string' || typeof sequence !== 'number') return undefined
  if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash) || typeof at !== 'string') return undefined
  return Number.isNaN(Date.parse(at)) ? undefined : { chainId, sequence, hash, at }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

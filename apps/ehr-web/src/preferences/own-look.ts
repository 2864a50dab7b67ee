import { DENSITIES, type Density } from './density.ts'
import { readStored, writeStored } from './stored.ts'

/** `auto` follows the device. */
export const SCHEMES = ['light', 'dark', 'auto'] as const
export type Scheme = (typeof SCHEMES)[number]

/** How somebody wants the screens to look; what they never chose is missing. */
export interface Look {
  readonly scheme?: Scheme
  readonly density?: Density
}

/** The look that somebody chose in this browser: a workstation has several users. */
export function readOwnLook(userId: string): Look {
  const { scheme, density } = Object(parse(readStored(keyOf(userId))))
  const knownScheme = SCHEMES.find((candidate) => candidate === scheme)
  const knownDensity = DENSITIES.find((candidate) => candidate === density)
  return {
    ...(knownScheme === undefined ? {} : { scheme: knownScheme }),
    ...(knownDensity === undefined ? {} : { density: knownDensity }),
  }
}

/** Keeps what somebody chose just now, beside what they chose before. */
export function keepOwnLook(userId: string, change: Look): void {
  writeStored(keyOf(userId), JSON.stringify({ ...readOwnLook(userId), ...change }))
}

function keyOf(userId: string): string {
  return `ehr-look ${userId}`
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '{}')
  } catch {
    return {}
  }
}

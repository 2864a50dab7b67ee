import { readFileSync } from 'node:fs'

/** Reads a text file; nothing where there is none. */
export function readTextIfAny(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && ABSENT.has(String(error.code))) return undefined
    throw error
  }
}

const ABSENT = new Set(['ENOENT', 'ENOTDIR'])

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Reads the `delivery` block of a package.json, which Nx does not take into the project graph by itself. Nothing where
 * there is none, or where the file is no JSON just now: Nx says so better.
 */
export function readDeliveryBlock(root: string, folder: string): unknown {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
    return Object(manifest).delivery
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Real input to try things on, beside the repository; not part of it. */
export const SYNTHEA_FOLDER = join(import.meta.dirname, '../../../../../shared/data/synthea')

/** Whether it is there; tests that need it are skipped by name where it is not. */
export const hasSynthea = existsSync(SYNTHEA_FOLDER)

/** The bundles in it. */
export function listSyntheaFiles(): string[] {
  if (!hasSynthea) return []
  return readdirSync(SYNTHEA_FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(SYNTHEA_FOLDER, name))
}

import type { Site } from '../model/observation.ts'

/** Finds the line on which a migration exports `up`, `down` or `irreversible`; the first line where it does not say. */
export function findExportSite(migration: { file: string; source: string }, name: string): Site {
  const direct = new RegExp(`^\\s*export\\s.*\\b${name}\\b`)
  const any = new RegExp(
    `\\b(?:function|const|let)\\s+${name}\\b|^\\s*(?:async\\s+)?${name}\\s*[:(]|\\.${name}\\s*=`,
  )
  const lines = migration.source.split('\n')
  const found = [direct, any].map((pattern) => lines.findIndex((line) => pattern.test(line)))
  return { file: migration.file, line: (found.find((index) => index >= 0) ?? 0) + 1 }
}

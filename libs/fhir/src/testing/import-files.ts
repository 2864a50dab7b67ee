import type {} from '@ehr/db-migrations/tables/source-record'
import { afterEach } from 'vitest'
import type { Db } from '../import/import-options.ts'
import { type ImportSummary, importFhir } from '../import/index.ts'
import { removeInput, writeInput } from './input.ts'

const NOW = new Date('2026-11-21T12:00:00Z')

let sources = 0

/** For the tests of a file: imports what a test states, and removes the files after it. */
export function prepareImports(db: Db) {
  const problems: string[] = []
  const folders: string[] = []
  afterEach(async () => {
    await Promise.all(folders.splice(0).map(removeInput))
  })
  return {
    /** What the latest import reported: `file | path | detail`. */
    problems,
    /** Imports files as a source of their own, unless one is named. */
    async importFiles(
      files: Readonly<Record<string, object | string>>,
      options: { source?: string; shiftTo?: string; isDryRun?: boolean } = {},
    ): Promise<ImportSummary> {
      const folder = await writeInput(files)
      folders.push(folder)
      problems.length = 0
      sources += 1
      return await importFhir(db, {
        source: `source ${sources}`,
        ...options,
        ...{ path: folder, now: NOW },
        onProblem: ({ file, path, detail }) => problems.push([file, path, detail].join(' | ')),
      })
    },
    /** The record that a source's resource became. */
    async recordOf(source: string, type: string, id: string): Promise<string> {
      const query = db.selectFrom('sourceRecord').select('recordId').where('source', '=', source)
      const row = await query
        .where('sourceType', '=', type)
        .where('sourceId', '=', id)
        .executeTakeFirstOrThrow()
      return row.recordId
    },
  }
}

/** What became of all resources together; outcomes that did not occur are left out. */
export function totals({ types }: ImportSummary): Record<string, number> {
  const sums = new Map<string, number>()
  for (const [outcome, count] of Object.values(types).flatMap((counts) => Object.entries(counts))) {
    if (count > 0) sums.set(outcome, (sums.get(outcome) ?? 0) + count)
  }
  return Object.fromEntries(sums)
}

import { readFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import {
  compareGenerated,
  findUnclassified,
  type GeneratedDifference,
  MIGRATIONS_FOLDER,
  readCatalogue,
  renderGenerated,
  writeGenerated,
} from '@ehr/db-migrations'
import type { Kysely } from 'kysely'
import type { Finding } from '../model/finding.ts'
import { renderDiff } from './render-diff.ts'

/** Whether migrations, schema, types and classes of data agree. */
export interface Drift {
  findings: Finding[]
  /** Files that were written or deleted, from the root; none unless asked for. */
  written: string[]
  /** Why nothing was compared. */
  skipped?: string
}

/**
 * Compares what the migrations make with the committed schema and types, file by file, and finds columns without a
 * class of data. Folders of other projects have nothing of the kind, which is said. `write` brings schema and types
 * up to date; classes are for people to decide.
 */
export async function checkDrift(options: {
  /** What the findings' paths are relative to, absolute. */
  root: string
  /** Folder of the migrations, absolute. */
  folder: string
  /** A database with all migrations applied; read by `write` too. */
  db: Kysely<unknown>
  write?: boolean
  /** The package that `schema/` and `src/tables/` are in; our own one's when left out. */
  packageFolder?: string
}): Promise<Drift> {
  const { root, folder, db, write = false, packageFolder = resolve(MIGRATIONS_FOLDER, '..') } = options
  if (options.packageFolder === undefined && resolve(folder) !== resolve(MIGRATIONS_FOLDER)) {
    return {
      findings: [],
      written: [],
      skipped: 'No schema and no types are generated from these migrations.',
    }
  }
  const place = (path: string) => relative(root, join(packageFolder, path)).replaceAll('\\', '/')
  const unclassified = findUnclassified(await readCatalogue(db)).map((sentence) =>
    describeUnclassified(sentence, place),
  )
  try {
    if (write) {
      const differences = await writeGenerated(db, packageFolder)
      return { findings: unclassified, written: differences.map(({ path }) => place(path)) }
    }
    const differences = await compareGenerated(db, packageFolder)
    const expected = new Map(
      (differences.length > 0 ? await renderGenerated(db) : []).map(({ path, text }) => [path, text]),
    )
    const found = differences.map(async (difference) => {
      const text = await readFile(join(packageFolder, difference.path), 'utf8').catch(() => '')
      return describeDifference(difference, text, expected.get(difference.path) ?? '', place)
    })
    return { findings: [...(await Promise.all(found)), ...unclassified], written: [] }
  } catch (error) {
    // A column's type that has no TypeScript type, or a file of somebody's own in the way.
    const why = error instanceof Error ? error.message : String(error)
    return { findings: [describeRefusal(why, place), ...unclassified], written: [] }
  }
}

function describeDifference(
  { path, kind }: GeneratedDifference,
  found: string,
  expected: string,
  place: (path: string) => string,
): Finding {
  const isType = path.startsWith('src/')
  const what = isType ? 'types' : 'schema'
  const { text, line } = kind === 'different' ? renderDiff(found, expected) : { text: '', line: 1 }
  const observed = {
    missing: `The migrations make it and the generated ${what} lack it.`,
    stale: `The generated ${what} have it and the migrations do not make it.`,
    different: `It differs from what the migrations make:\n${text}`,
  }
  return {
    rule: isType ? 'drift-types' : 'drift-snapshot',
    severity: 'error',
    file: place(path),
    line,
    observed: observed[kind],
    why: isType
      ? 'Code is checked against types that the database does not have: what compiles fails when it runs.'
      : 'Who reads the schema in a review reads another one than the migrations make.',
    remedy: 'Run "pnpm ehr migrate generate" and commit what it changes together with the migration.',
  }
}

function describeUnclassified(sentence: string, place: (path: string) => string): Finding {
  const [table = ''] = sentence.split('.', 1)
  return {
    rule: 'drift-data-class',
    severity: 'error',
    file: place(`schema/tables/${table}.sql`),
    line: 1,
    observed: sentence,
    why: 'Exports, logs and copies for tests decide by the class of a column what of a person they may carry; one without a class is carried by mistake.',
    remedy:
      'Give the column a comment in the migration that makes it: comment(db, table, text, { column: "@class description" }).',
  }
}

function describeRefusal(why: string, place: (path: string) => string): Finding {
  return {
    rule: 'drift-types',
    severity: 'error',
    file: place('src/generated/generated-files.ts'),
    line: 1,
    observed: `Schema and types could not be generated: ${why}`,
    why: 'What cannot be generated cannot be compared, so that code and database may drift apart unseen.',
    remedy: 'Do what the message says, then run "pnpm ehr migrate generate".',
  }
}

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Kysely } from 'kysely'
import { readCatalogue } from '../catalogue/read-catalogue.ts'
import type { GeneratedFile } from './generated-file.ts'
import { renderSnapshot } from './render-snapshot.ts'
import { renderTypes } from './render-types.ts'

/** The package's root, where `schema/` and `src/tables/` lie. */
const PACKAGE_FOLDER = fileURLToPath(new URL('../../', import.meta.url))

/** How a file differs from what the database gives. */
export interface GeneratedDifference {
  path: string
  kind: 'missing' | 'different' | 'stale'
  /** First line that differs, in the file and as it should be. */
  line?: { number: number; found: string; expected: string }
}

/** Renders schema and types of a migrated database. */
export async function renderGenerated(db: Kysely<unknown>): Promise<GeneratedFile[]> {
  const catalogue = await readCatalogue(db)
  return [...renderSnapshot(catalogue), ...renderTypes(catalogue)]
}

/**
 * Writes schema and types of a migrated database and deletes generated files whose table is gone; gives what it
 * changed. Throws when a file of someone's own is in the way.
 */
export async function writeGenerated(
  db: Kysely<unknown>,
  folder: string = PACKAGE_FOLDER,
): Promise<GeneratedDifference[]> {
  const files = await renderGenerated(db)
  const differences = await compare(files, folder)
  for (const { path, text } of files) {
    const difference = differences.find((other) => other.path === path)
    if (difference === undefined) continue
    if (difference.kind === 'different') await assertGenerated(join(folder, path))
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  for (const { path, kind } of differences) if (kind === 'stale') await rm(join(folder, path))
  return differences
}

/** Compares schema and types of a migrated database with the files; nothing is written. */
export async function compareGenerated(
  db: Kysely<unknown>,
  folder: string = PACKAGE_FOLDER,
): Promise<GeneratedDifference[]> {
  return await compare(await renderGenerated(db), folder)
}

/** Renders differences as text that names the command which mends them; empty when there are none. */
export function renderDifferences(differences: readonly GeneratedDifference[]): string {
  if (differences.length === 0) return ''
  const lines = differences.flatMap(({ path, kind, line }) => [
    `libs/db-migrations/${path} is ${kind}`,
    ...(line === undefined ? [] : [`  line ${line.number}: ${line.found}`, `  expected: ${line.expected}`]),
  ])
  return [
    'Schema and types do not match the migrations. Run "pnpm ehr migrate generate" and commit the result.',
    ...lines,
  ].join('\n')
}

async function compare(files: readonly GeneratedFile[], folder: string): Promise<GeneratedDifference[]> {
  const differences: GeneratedDifference[] = []
  for (const { path, text } of files) {
    const found = await readFile(join(folder, path), 'utf8').catch(() => undefined)
    if (found === undefined) differences.push({ path, kind: 'missing' })
    else if (found !== text) differences.push({ path, kind: 'different', line: findFirstLine(found, text) })
  }
  const expected = new Set(files.map(({ path }) => path))
  for (const path of await listGenerated(folder)) {
    if (!expected.has(path)) differences.push({ path, kind: 'stale' })
  }
  return differences
}

function findFirstLine(found: string, expected: string): { number: number; found: string; expected: string } {
  const [foundLines, expectedLines] = [found.split('\n'), expected.split('\n')]
  const longest = Math.max(foundLines.length, expectedLines.length)
  const index = Array.from({ length: longest }).findIndex((_, at) => foundLines[at] !== expectedLines[at])
  return {
    number: index + 1,
    found: foundLines[index] ?? '(end of file)',
    expected: expectedLines[index] ?? '(end of file)',
  }
}

async function listGenerated(folder: string): Promise<string[]> {
  const paths: string[] = []
  for (const root of ['schema', 'src/tables']) {
    const entries = await readdir(join(folder, root), { recursive: true }).catch(() => [])
    for (const entry of entries) {
      const path = `${root}/${entry.replaceAll('\\', '/')}`
      if (/\.(sql|ts)$/.test(path) && (await isGenerated(join(folder, path)))) paths.push(path)
    }
  }
  return paths.sort()
}

async function assertGenerated(file: string): Promise<void> {
  if (await isGenerated(file)) return
  throw new Error(`${file} is not generated, yet a table's generated file must go there. Rename it.`)
}

/** Known by its first line. */
async function isGenerated(file: string): Promise<boolean> {
  const [first = ''] = (await readFile(file, 'utf8')).split('\n', 1)
  return /^(--|\/\/) Generated from the migrations by /.test(first)
}

import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Finding } from '../model/finding.ts'
import { listQueryFunctions } from './list-query-functions.ts'
import { isRecording, parseRecording, sourceOf } from './parse-recording.ts'
import { listSources } from './read-recordings.ts'

/** Our habit: the functions that ask the database lie in `queries.ts` or `<what>-queries.ts`. */
const QUERY_FILE = /(^|-)queries\.ts$/

/**
 * Finds exported query functions whose SQL is not recorded, in each query file of what is deployed and in each
 * other file that has a recording beside it. A query function is one whose first parameter is a database.
 */
export async function checkRecorded(root: string): Promise<Finding[]> {
  const paths = await listSources(root)
  const recordings = await readRecorded(root, paths)
  const files = paths.filter((path) => QUERY_FILE.test(basename(path)) || recordings.has(path))
  const found = files.map(async (path) => {
    const recorded = recordings.get(path)
    const functions = listQueryFunctions(path, await readFile(join(root, path), 'utf8'))
    return functions
      .filter(({ name }) => !recorded?.has(name))
      .map(({ name, line }) => describeUnrecorded(path, name, line, recorded !== undefined))
  })
  return (await Promise.all(found)).flat()
}

/** Names of the functions in each recording, by the source file beside it. */
async function readRecorded(
  root: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const all = new Set(paths)
  const candidates = paths.filter((path) => path.endsWith('.sql') && all.has(sourceOf(path)))
  const texts = await Promise.all(
    candidates.map(async (path) => [path, await readFile(join(root, path), 'utf8')] as const),
  )
  return new Map(
    texts
      .filter(([, text]) => isRecording(text))
      .map(([path, text]) => [
        sourceOf(path),
        new Set(parseRecording(path, text).map(({ functionName }) => functionName)),
      ]),
  )
}

function describeUnrecorded(path: string, name: string, line: number, hasRecording: boolean): Finding {
  const recording = basename(path).replace(/\.ts$/, '.sql')
  return {
    rule: 'query-unrecorded',
    severity: 'error',
    file: path,
    line,
    observed: hasRecording
      ? `The exported query function ${name} is not in ${recording}.`
      : `The exported query function ${name} has no recording: ${recording} is missing.`,
    why: 'A query that is not recorded is not planned on the schema of the next release, so a migration can break it unseen.',
    remedy: `Give ${name} a sample call in the recordQueries test of this file and run it with "vitest -u".`,
  }
}

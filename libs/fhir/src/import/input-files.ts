import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'

/** The input cannot be imported as it was asked for; the message says what to give instead. */
export class InputError extends Error {
  override readonly name = 'InputError'
}

export interface InputFile {
  readonly path: string
  /** As shown in reports: relative to the folder that was given. */
  readonly name: string
  readonly bytes: number
}

const JSON_FILE = /\.(json|ndjson|jsonl)$/i

/**
 * What others refer to comes first, so that few links have to wait: bulk exports have a file per type, Synthea's
 * folders files of their own for hospitals and practitioners.
 */
const EARLY = [
  'organization',
  'hospitalinformation',
  'location',
  'practitioner',
  'patient',
  'encounter',
  'condition',
]

/** Lists the input: a file itself, or the JSON and NDJSON files in a folder and below. @throws InputError when there is none. */
export async function listInputFiles(path: string): Promise<InputFile[]> {
  const root = resolve(path)
  const found = await stat(root).catch((cause: unknown) => {
    throw new InputError(`${path}: cannot be read. Give a file or a folder of FHIR JSON.`, { cause })
  })
  if (found.isFile()) return [{ path: root, name: basename(root), bytes: found.size }]
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isFile() && JSON_FILE.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1))
  if (names.length === 0) throw new InputError(`${path}: has no file that ends in .json, .ndjson or .jsonl.`)
  return await Promise.all(names.map((name) => describe(root, name)))
}

/**
 * The name of the source where none is given: the folder's. Not the file's, which often is a patient's name; and
 * so a file that is imported alone is the same source as its folder.
 */
export async function defaultSource(path: string): Promise<string> {
  const root = resolve(path)
  const found = await stat(root)
  return basename(found.isDirectory() ? root : dirname(root)) || 'fhir'
}

async function describe(root: string, name: string): Promise<InputFile> {
  const path = join(root, name)
  return { path, name: name.split(sep).join('/'), bytes: (await stat(path)).size }
}

function rank(name: string): number {
  const stem = basename(name).toLowerCase()
  const index = EARLY.findIndex((start) => stem.startsWith(start))
  return index < 0 ? EARLY.length : index
}

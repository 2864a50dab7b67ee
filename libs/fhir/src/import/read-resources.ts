import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { DeferredPlace } from './deferred-places.ts'
import type { InputFile } from './input-files.ts'
import { MAPPED_TYPES, type Place } from './item.ts'
import { type FramedJson, FramingError, frameJson } from './json-framing.ts'
import { type ParsedResource, parseResource } from './parse-resource.ts'

export interface ReadResource {
  readonly place: Place
  readonly parsed: ParsedResource
}

/** A file that could not be read to its end; what came before was handed over. */
export interface BrokenFile {
  readonly file: number
  readonly broken: string
}

const CHUNK_BYTES = 256 * 1024

/** Reads all resources of all files, one at a time. */
export async function* readResources(
  files: readonly InputFile[],
  signal: AbortSignal | undefined,
): AsyncGenerator<ReadResource | BrokenFile> {
  for (const [file, { path }] of files.entries()) {
    const stream = createReadStream(path, { highWaterMark: CHUNK_BYTES, signal })
    try {
      for await (const framed of frameJson(stream)) {
        yield { place: placeOf(file, framed), parsed: parseResource(framed, MAPPED_TYPES) }
      }
    } catch (error) {
      if (!(error instanceof FramingError)) throw error
      yield { file, broken: error.message }
    }
  }
}

/** Reads resources again from where they stand. */
export async function* readAgain(
  files: readonly InputFile[],
  places: Iterable<DeferredPlace>,
): AsyncGenerator<ReadResource & { isRepeat: boolean }> {
  for (const [file, group] of groupRuns(places)) {
    const handle = await open(files[file]?.path ?? '')
    try {
      for (const { place, isRepeat } of group) {
        const bytes = Buffer.alloc(place.bytes)
        await handle.read(bytes, 0, place.bytes, place.offset)
        const parsed = parseResource({ ...place, bytes }, MAPPED_TYPES)
        yield { place, parsed, isRepeat }
      }
    } finally {
      await handle.close()
    }
  }
}

function placeOf(file: number, { offset, bytes, path, isEntry }: FramedJson): Place {
  return { file, offset, bytes: bytes.length, path: isEntry ? `${path}.resource` : path, isEntry }
}

/** Places come in the order of their files: each file is opened once. */
function* groupRuns(places: Iterable<DeferredPlace>): Generator<[number, DeferredPlace[]]> {
  let run: DeferredPlace[] = []
  for (const one of places) {
    const file = run[0]?.place.file
    // Not more than so many at once: the places are compact where they come from, not here.
    if (file !== undefined && (file !== one.place.file || run.length >= 1000)) {
      yield [file, run]
      run = []
    }
    run.push(one)
  }
  const file = run[0]?.place.file
  if (file !== undefined) yield [file, run]
}

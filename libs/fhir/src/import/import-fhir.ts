import type {} from '@ehr/db-migrations/tables/installation'
import { Batcher } from './batcher.ts'
import { DeferredPlaces } from './deferred-places.ts'
import { type Carried, carriedTree, countDropped } from './dropped-elements.ts'
import type { Db, ImportOptions } from './import-options.ts'
import { defaultSource, InputError, type InputFile, listInputFiles } from './input-files.ts'
import { findMapping, type Item, keysOf } from './item.ts'
import { Links } from './links.ts'
import { later, newestEventOf, shiftDaysTo } from './newest-event.ts'
import { processBatch, type Run } from './process-batch.ts'
import { type ReadResource, readAgain, readResources } from './read-resources.ts'
import { SeenKeys } from './seen-keys.ts'
import { type ImportSummary, Tally } from './summary.ts'

/**
 * Imports FHIR R4 JSON into the tables. The same source twice changes nothing; what changed there is updated;
 * what was edited here is left alone. What is written is written batch by batch, each with its audit record:
 * after an interruption, run it again. @throws InputError when the input cannot be used as
 * asked, an AbortError when the signal aborts.
 */
export async function importFhir(db: Db, options: ImportOptions): Promise<ImportSummary> {
  const started = performance.now()
  const files = await listInputFiles(options.path)
  const run = await startRun(db, files, options)
  const waiting = await importAll(run, files)
  await importDeferred(run, files, waiting)
  const { tally } = run
  return {
    source: run.source,
    isDryRun: run.isDryRun,
    files: files.length,
    bytes: totalBytes(files),
    seconds: Math.round(performance.now() - started) / 1000,
    shiftDays: run.base.shiftDays,
    types: tally.types(),
    unresolvedReferences: tally.unresolvedReferences.toRecord(),
    droppedElements: tally.droppedElements.toRecord(),
    brokenFiles: tally.brokenFiles,
  }
}

async function startRun(db: Db, files: readonly InputFile[], options: ImportOptions): Promise<Run> {
  const source = options.source ?? (await defaultSource(options.path))
  const installation = await db.selectFrom('installation').select('timeZone').executeTakeFirst()
  const timeZone = installation?.timeZone ?? 'UTC'
  const shiftDays = await findShiftDays(files, timeZone, options)
  return {
    ...{ db, source, options },
    base: { timeZone, shiftDays },
    links: new Links(source),
    seen: new SeenKeys(),
    tally: new Tally(),
    isDryRun: options.isDryRun ?? false,
    report: ({ place }, path, detail) => {
      const file = files[place.file]?.name ?? ''
      options.onProblem?.({ file, path: path === '' ? place.path : `${place.path}.${path}`, detail })
    },
  }
}

/** Reads everything once for its dates alone: the first resource can only be written when the last is known. */
async function findShiftDays(
  files: readonly InputFile[],
  timeZone: string,
  { shiftTo, now, signal, onProgress }: ImportOptions,
): Promise<number> {
  if (shiftTo === undefined) return 0
  let newest: Date | undefined
  let resources = 0
  for await (const read of readResources(files, signal)) {
    if ('broken' in read || read.parsed.kind !== 'resource') continue
    const event = newestEventOf(read.parsed.type, read.parsed.resource, { timeZone, now })
    if (event !== undefined) newest = later(newest, event)
    resources += 1
    onProgress?.({
      step: 'dates',
      readBytes: bytesBefore(files, read),
      totalBytes: totalBytes(files),
      resources,
    })
  }
  if (newest === undefined) throw new InputError('--shift-to: the input has no event with a date to go by.')
  return shiftDaysTo(shiftTo, newest, timeZone)
}

async function importAll(run: Run, files: readonly InputFile[]): Promise<DeferredPlaces> {
  const deferred = new DeferredPlaces()
  const batcher = new Batcher(async (items) => {
    for (const item of await processBatch(run, items, false)) deferred.add(item)
  })
  const carried = new Map<string, Carried>()
  for await (const read of readResources(files, run.options.signal)) {
    if ('broken' in read) {
      run.tally.brokenFiles += 1
      run.options.onProblem?.({ file: files[read.file]?.name ?? '', path: '', detail: read.broken })
      continue
    }
    const item = takeUp(run, files, read)
    if (item === undefined) continue
    countDroppedOf(run, item, carried)
    await batcher.add(item)
    run.options.onProgress?.({
      step: 'resources',
      readBytes: bytesBefore(files, read),
      totalBytes: totalBytes(files),
      resources: run.tally.resources,
    })
  }
  await batcher.end()
  return deferred
}

/** Goes over those that wait as long as that helps; then what is still missing is left out. */
async function importDeferred(run: Run, files: readonly InputFile[], first: DeferredPlaces): Promise<void> {
  let waiting = first
  let isLastPass = false
  while (waiting.size > 0) {
    const still = new DeferredPlaces()
    const batcher = new Batcher(async (items) => {
      for (const item of await processBatch(run, items, isLastPass)) still.add(item)
    })
    for await (const { place, parsed, isRepeat } of readAgain(files, waiting)) {
      run.options.signal?.throwIfAborted()
      const mapping = parsed.kind === 'resource' ? findMapping(parsed.type) : undefined
      if (parsed.kind !== 'resource' || mapping === undefined) {
        throw new InputError(`${files[place.file]?.name}: changed while it was read. Import it again.`)
      }
      await batcher.add({ mapping, ids: parsed.ids, resource: parsed.resource, place, isRepeat })
    }
    await batcher.end()
    isLastPass = still.size === waiting.size
    waiting = still
  }
}

/** Makes an item of a resource that has a place in the tables; counts and reports every other. */
function takeUp(run: Run, files: readonly InputFile[], { place, parsed }: ReadResource): Item | undefined {
  if (parsed.kind === 'bad') {
    run.tally.count(parsed.type, 'failed')
    run.options.onProblem?.({ file: files[place.file]?.name ?? '', path: place.path, detail: parsed.detail })
    return undefined
  }
  const mapping = findMapping(parsed.type)
  if (mapping === undefined) {
    run.tally.count(parsed.type, 'notMapped')
    if (parsed.type === 'Medication') run.links.rememberMedication(parsed.ids, parsed.resource)
    return undefined
  }
  const item = { mapping, ids: parsed.ids, resource: parsed.resource, place, isRepeat: false }
  const known = keysOf(item).map((key) => run.seen.add(key))
  return { ...item, isRepeat: known.includes(true) }
}

function countDroppedOf(run: Run, { mapping, resource }: Item, known: Map<string, Carried>): void {
  const type = mapping.resourceType
  const carried = known.get(type) ?? carriedTree(mapping)
  known.set(type, carried)
  countDropped(resource, carried, (path) => run.tally.droppedElements.add(`${type}.${path}`))
}

function bytesBefore(files: readonly InputFile[], { place }: ReadResource): number {
  return totalBytes(files.slice(0, place.file)) + place.offset
}

function totalBytes(files: readonly InputFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0)
}

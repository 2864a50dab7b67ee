import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createTestDatabase, type TestDatabase } from '@ehr/db/testing'
import type {} from '@ehr/db-migrations/tables/observation'
import type {} from '@ehr/db-migrations/tables/patient'
import { parseEverything } from '@ehr/fhir/import'
import { importInChild } from '@ehr/fhir/testing/import-in-child'
import { writeLargeBundle } from '@ehr/fhir/testing/large-input'
import { type Measurement, measurement, tell } from './harness/index.ts'

const ROUNDS = 3
const RESOURCES = 10_000
const SMALL = 30_000
const LARGE = 120_000
const ROWS_PER_INSERT = 500

/**
 * `pnpm bench import`: how many resources a second an import takes up, against a bare multi-row insert of as many
 * rows (no parsing, no links, no source records, no audit), and against a bare parse of the same bytes where it finds everything unchanged; and
 * whether its memory stays the same when the input is four times as large.
 */
export async function run(): Promise<Measurement[]> {
  const rounds: Round[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    tell(`round ${round} of ${ROUNDS}: ${RESOURCES} resources`)
    rounds.push(await measureRound())
  }
  const speed = (of: (round: Round) => number) => RESOURCES / median(rounds.map(of))
  tell(`memory: ${SMALL} and ${LARGE} resources`)
  const [small, large] = [await measurePeak(SMALL), await measurePeak(LARGE)]
  return [
    measurement({
      name: 'import of new resources, against a bare multi-row insert',
      ...{
        value: speed(({ create }) => create),
        unit: '/s',
        reference: speed(({ insert }) => insert),
        aim: '>= 0.25',
      },
    }),
    measurement({
      name: 'import of unchanged resources, against a bare parse',
      ...{
        value: speed(({ again }) => again),
        unit: '/s',
        reference: speed(({ parse }) => parse),
        aim: '>= 0.08',
      },
    }),
    measurement({
      name: `peak memory at ${LARGE} resources, against ${SMALL}`,
      ...{ value: large, unit: 'MB', reference: small, aim: '<= 1.2' },
    }),
  ]
}

/** Seconds that each way took. */
interface Round {
  readonly create: number
  readonly again: number
  readonly insert: number
  readonly parse: number
}

async function measureRound(): Promise<Round> {
  const { path, folder } = await writeLargeBundle(RESOURCES)
  const database = await createTestDatabase()
  try {
    const insert = await secondsOf(() => insertBare(database))
    const create = (await importInChild(database.url, path)).seconds
    const again = (await importInChild(database.url, path)).seconds
    const parse = await secondsOf(() => parseEverything(createReadStream(path)))
    return { create, again, insert, parse }
  } finally {
    await database.drop()
    await rm(folder, { recursive: true })
  }
}

async function measurePeak(resources: number): Promise<number> {
  const { path, folder } = await writeLargeBundle(resources)
  const database = await createTestDatabase()
  try {
    return (await importInChild(database.url, path)).peakMegabytes
  } finally {
    await database.drop()
    await rm(folder, { recursive: true })
  }
}

/** As many observations as the import has resources, in transactions of the same size. */
async function insertBare({ db }: TestDatabase): Promise<void> {
  const { id } = await db
    .insertInto('patient')
    .values({ mrn: 'bench' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const row = {
    ...{ patientId: id, category: 'exam', status: 'final', effectiveAt: new Date(), valueQuantity: '72' },
    ...{ codeSystem: 'http://loinc.org', code: '8867-4', codeDisplay: 'Heart rate', valueUnit: '/min' },
  } as const
  for (let done = 0; done < RESOURCES; done += ROWS_PER_INSERT) {
    await db.insertInto('observation').values(Array(ROWS_PER_INSERT).fill(row)).execute()
  }
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

import { createDb, type Db } from '@ehr/db'
import { feature } from '@ehr/feature-patients/api'
import { searchPatients } from '@ehr/feature-patients/contract'
import { createTestApi, type TestApi } from '@ehr/http/testing'
import { CompiledQuery } from 'kysely'
import { createOwnDatabase } from './database/own-database.ts'
import { type Measurement, measurement, tell } from './harness/index.ts'
import { fillPatients } from './search/fill.ts'
import { makeNameWords } from './search/name-words.ts'
import { listSearches } from './search/queries.ts'

const PATIENTS = 1_000_000
const WORDS = 23_061

/**
 * `pnpm bench search`: the time that the statements of a search take among a million made patients, by kind of text;
 * the plan of the slowest search of each kind goes to standard error.
 */
export async function run(): Promise<Measurement[]> {
  const database = await createOwnDatabase()
  try {
    tell(`making ${PATIENTS} patients`)
    await fillPatients(database.rootDb, { patients: PATIENTS, words: makeNameWords(WORDS) })
    return await measureSearches(database.url)
  } finally {
    await database.remove()
  }
}

/** A statement as it was sent, and how long it took. */
interface Sent {
  readonly sql: string
  readonly parameters: readonly unknown[]
  readonly ms: number
}

/** Measures each kind on a filled database. */
export async function measureSearches(url: string): Promise<Measurement[]> {
  const sent: Sent[] = []
  const db = createDb({
    connectionString: url,
    maxConnections: 1,
    log: ({ query: { sql, parameters }, queryDurationMillis: ms }) => {
      if (!/audit_/.test(sql)) sent.push({ sql, parameters, ms })
    },
  })
  const api = await createTestApi({ db, features: [feature] })
  const find = (text: string) => search(api, sent, text)
  try {
    const figures: Measurement[] = []
    for (const [kind, texts] of Object.entries(await listSearches(db))) {
      // The first round fills the caches.
      for (const text of texts) await find(text)
      const found: Search[] = []
      for (const text of texts) found.push(await find(text))
      figures.push(...(await judgeKind(db, kind, found)))
    }
    return figures
  } finally {
    await api.close()
    await db.destroy()
  }
}

interface Search {
  readonly ms: number
  readonly hits: number
  readonly statements: readonly Sent[]
}

async function search(api: TestApi, sent: Sent[], text: string): Promise<Search> {
  sent.length = 0
  const { status, body } = await api.call(searchPatients, { body: { text } })
  if (status !== 200) throw new Error(`A search answered ${status}.`)
  const statements = [...sent]
  return { ms: statements.reduce((sum, { ms }) => sum + ms, 0), hits: body.items.length, statements }
}

async function judgeKind(db: Db, kind: string, searches: readonly Search[]): Promise<Measurement[]> {
  const ordered = searches.toSorted((one, other) => one.ms - other.ms)
  const at = (share: number) => ordered[Math.floor(ordered.length * share)]?.ms ?? Number.NaN
  const found = searches.filter(({ hits }) => hits > 0).length
  const slowest = ordered.at(-1)
  tell(`\n${kind}: found ${found} of ${searches.length}, slowest ${slowest?.ms.toFixed(0)} ms`)
  for (const statement of slowest?.statements ?? []) tell(await explain(db, statement))
  return [
    measurement({ name: `${kind}, p50`, value: at(0.5), unit: 'ms', aim: '' }),
    measurement({ name: `${kind}, p95`, value: at(0.95), unit: 'ms', aim: '<= 50' }),
  ]
}

/** The plan of a statement, without its parameters. */
async function explain(db: Db, { sql, parameters }: Sent): Promise<string> {
  const text = `explain (analyze, buffers, timing off) ${sql}`
  const { rows } = await db.executeQuery<Record<string, string>>(CompiledQuery.raw(text, [...parameters]))
  return rows.flatMap((row) => Object.values(row)).join('\n')
}

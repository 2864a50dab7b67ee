import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { loadClinic } from './api/load-clinic.ts'
import { signInNurse, startApi, startBare } from './api/processes.ts'
import { recordRoutes } from './api/record-routes.ts'
import { measureInTurns, type Throughput } from './api/rounds.ts'
import { planTraffic, type Subjects } from './api/traffic.ts'
import { createOwnDatabase, type OwnDatabase } from './database/own-database.ts'
import { type Measurement, measurement, tell } from './harness/index.ts'

const PATIENTS = 100_000
const SAMPLES = 5_000

/**
 * `pnpm bench api`: how many requests a second the API answers from 16 connections, with session, permission, guard,
 * validation, audit, limits, metrics and logs; against bare Fastify and node-postgres that send the same statements.
 */
export async function run(): Promise<Measurement[]> {
  const database = await createOwnDatabase()
  try {
    const started = performance.now()
    await loadClinic(database, PATIENTS)
    const value = (performance.now() - started) / 1000
    const made = measurement({ name: `${PATIENTS} patients made`, value, unit: 's', aim: '' })
    tell(`${made.name} in ${value.toFixed(0)} s`)
    return [...(await measureOn(database)), made]
  } finally {
    await database.remove()
  }
}

async function measureOn(database: OwnDatabase): Promise<Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ehr-bench-api-'))
  const subjects = await pickSubjects(database.db)
  const [patientId = ''] = subjects.patientIds
  const [words = ['', ''] as const] = subjects.names
  const plan = await recordRoutes(database.url, { patientId, words })
  const [api, bare] = [await startApi(database.url), await startBare(plan, folder)]
  try {
    const addresses = { ours: api.address, bare: bare.address }
    const { search, chart, vitals } = planTraffic(addresses, await signInNurse(api), subjects)
    return [
      figure(
        'patient search by two words',
        '>= 0.6',
        await measureInTurns('search', search.ours, search.bare),
      ),
      figure('chart read', '>= 0.6', await measureInTurns('chart', chart.ours, chart.bare)),
      figure('vital signs written', '', await measureInTurns('vitals', vitals.ours, vitals.bare)),
    ]
  } finally {
    await Promise.all([api.stop(), bare.stop()])
    await rm(folder, { recursive: true })
  }
}

function figure(name: string, aim: string, { ours, bare }: Throughput): Measurement {
  return measurement({ name, value: ours, unit: '/s', reference: bare, aim })
}

/** People at random, and names of people at random, each of two plain words. */
async function pickSubjects(db: OwnDatabase['db']): Promise<Subjects> {
  const patients = await sql<{ id: string }>`
    select id from patient where is_active and not is_restricted and not is_deceased
      and birth_date < current_date - 5000
    order by md5(id::text) limit ${SAMPLES}`.execute(db)
  const names = await sql<{ given: string; family: string }>`
    select given[1] as given, family from patient_name
    where family ~ '^[[:alpha:]]+$' and given[1] ~ '^[[:alpha:]]+$'
    order by md5(id::text) limit ${SAMPLES}`.execute(db)
  return {
    patientIds: patients.rows.map(({ id }) => id),
    names: names.rows.map(({ given, family }) => [given, family] as const),
  }
}

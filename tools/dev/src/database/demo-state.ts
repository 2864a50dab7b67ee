import pg from 'pg'

/** What a database says about the clinic in it. */
export interface ClinicState {
  readonly dataClass: string | undefined
  /** Whether a demo clinic was begun here. */
  readonly hasDemo: boolean
  /** Whether it was loaded completely, or moved, today. */
  readonly isDemoCurrent: boolean
  readonly hasPatients: boolean
}

const NOTHING: ClinicState = {
  dataClass: undefined,
  hasDemo: false,
  isDemoCurrent: false,
  hasPatients: false,
}

/** Reads what clinic is in a database; an empty or unmigrated database has none. */
export async function readClinicState(connectionString: string): Promise<ClinicState> {
  const client = new pg.Client({
    connectionString,
    application_name: 'ehr-dev',
    connectionTimeoutMillis: 5_000,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ migrated: boolean }>(
      `select to_regclass('installation') is not null and to_regclass('patient') is not null as migrated`,
    )
    if (tables[0]?.migrated !== true) return NOTHING
    return await queryState(client)
  } finally {
    await client.end()
  }
}

async function queryState(client: pg.Client): Promise<ClinicState> {
  const { rows } = await client.query<{
    data_class: string | null
    has_demo: boolean
    is_current: boolean
    has_patients: boolean
  }>(`
    select
      (select data_class from installation) as data_class,
      exists (select from installation where demo_seed is not null) as has_demo,
      exists (
        select from installation
        where (demo_completed_at at time zone time_zone)::date = (now() at time zone time_zone)::date
      ) as is_current,
      exists (select from patient) as has_patients`)
  const [row] = rows
  if (row === undefined) return NOTHING
  return {
    dataClass: row.data_class ?? undefined,
    hasDemo: row.has_demo,
    isDemoCurrent: row.is_current,
    hasPatients: row.has_patients,
  }
}

import { createDb } from '@ehr/db'
import type {} from '@ehr/db-migrations/tables/installation'
import { fillFeatures, loadDemo, moveDemo } from '@ehr/demo'
import type { ApiCommand, CommandContext } from '@ehr/http'
import { loadFeatures } from '../features.ts'

/** Two hundred people are a clinic that one can lose somebody in. */
const PATIENTS = 200
const SEED = 2026

/** `demo load`: makes the demo clinic in an empty database, or brings the one that is there to today. */
export const demoCommand: ApiCommand = {
  name: 'demo',
  summary: 'demo load: makes the demo clinic, or brings the one that is there to today.',
  async run(context) {
    if (context.args[0] !== 'load') {
      context.print('Usage: demo load')
      return 2
    }
    if (process.env.DATA_CLASS === 'phi') {
      context.print('The demo clinic is not loaded where DATA_CLASS is "phi".')
      return 2
    }
    const now = Temporal.Instant.fromEpochMilliseconds(context.now.getTime())
    const installation = await context.db.selectFrom('installation').select('demoSeed').executeTakeFirst()
    const features = await loadFeatures()
    if (typeof installation?.demoSeed === 'number') {
      const code = await bringToToday(context, now)
      const filled = await fillFeatures(context.db, features)
      if (filled.length > 0) context.print(`Made records for ${filled.join(', ')}`)
      return code
    }
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    context.print(`Making a clinic with ${PATIENTS} patients`)
    const patients = await loadDemo(context.db, { seed: SEED, patients: PATIENTS, timeZone, now, features })
    context.print(`The demo clinic has ${patients} patients`)
    return 0
  },
}

async function bringToToday({ print }: CommandContext, now: Temporal.Instant): Promise<number> {
  const connectionString = process.env.MIGRATION_DATABASE_URL
  if (connectionString === undefined) {
    print(
      'The demo clinic stays in its week: moving it needs MIGRATION_DATABASE_URL (the owner of the tables).',
    )
    return 0
  }
  const db = createDb({
    connectionString,
    applicationName: 'ehr-api demo',
    maxConnections: 1,
    statementTimeoutMs: 0,
  })
  try {
    const weeks = await moveDemo(db, now)
    print(`The demo clinic moved by ${weeks} weeks; its week is this week`)
    return 0
  } finally {
    await db.destroy()
  }
}

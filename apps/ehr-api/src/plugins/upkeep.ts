import { ensureAuditPartitions, hasUnplacedEvents } from '@ehr/audit'
import type { Db } from '@ehr/db'
import type { Logs } from '@ehr/observability/api'
import fp from 'fastify-plugin'

const DAY_MS = 24 * 3_600_000
const MONTHS_AHEAD = 3

export interface UpkeepOptions {
  readonly db: Db
  readonly logs: Pick<Logs, 'application' | 'error'>
}

/**
 * What the audit trail needs daily: partitions for the months to come. Not a job: the API must be able to record
 * also where nobody started a worker.
 */
export const upkeep = fp<UpkeepOptions>(
  async (app, options) => {
    const timer = setInterval(() => void runUpkeep(options), DAY_MS)
    timer.unref()
    app.addHook('onClose', async () => clearInterval(timer))
    app.addHook('onListen', async () => void runUpkeep(options))
  },
  { name: 'upkeep' },
)

/** Does the day's work; a failure is logged, since the next run makes up for it (three months are ahead). */
async function runUpkeep({ db, logs }: UpkeepOptions): Promise<void> {
  try {
    const made = await ensureAuditPartitions(db, MONTHS_AHEAD)
    if (await hasUnplacedEvents(db)) {
      logs.error.error(
        'audit events lie in the default partition: no month was made for them (docs/decisions/0015)',
      )
    }
    logs.application.info({ partitionsMade: made }, 'daily upkeep done')
  } catch (error) {
    logs.error.error({ err: error }, 'daily upkeep failed')
  }
}

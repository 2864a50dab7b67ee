import { ensureAuditPartitions } from '@ehr/audit'
import type { Db } from '@ehr/db'
import { deleteOldAnswers } from '@ehr/http'
import type { Logs } from '@ehr/observability/api'
import fp from 'fastify-plugin'

const DAY_MS = 24 * 3_600_000
const MONTHS_AHEAD = 3
/** How long a create may be repeated with its key. */
const ANSWERS_KEPT_MS = 7 * DAY_MS

export interface UpkeepOptions {
  readonly db: Db
  readonly logs: Pick<Logs, 'application' | 'error'>
}

/** What the database needs daily: partitions of the audit trail for the months to come, and no old answers. */
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
export async function runUpkeep({ db, logs }: UpkeepOptions): Promise<void> {
  try {
    const made = await ensureAuditPartitions(db, MONTHS_AHEAD)
    await deleteOldAnswers(db, new Date(Date.now() - ANSWERS_KEPT_MS))
    logs.application.info({ partitionsMade: made }, 'daily upkeep done')
  } catch (error) {
    logs.error.error({ err: error }, 'daily upkeep failed')
  }
}

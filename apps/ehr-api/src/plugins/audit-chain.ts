import { appendFile } from 'node:fs/promises'
import { type AuditRecorder, createSweeper } from '@ehr/audit'
import type { Db } from '@ehr/db'
import type { Logs } from '@ehr/observability/api'
import fp from 'fastify-plugin'

const MINUTE_MS = 60_000
/** How much of a chain its owner could write anew without being seen: what came after the last head. */
const HEAD_MS = MINUTE_MS
const SWEEP_MS = 5 * MINUTE_MS

export interface AuditChainOptions {
  readonly db: Db
  readonly recorder: AuditRecorder
  readonly logs: Pick<Logs, 'audit' | 'error'>
  /** File that heads are appended to besides the log. */
  readonly headFile: string | undefined
  /** @default a minute; a test's is shorter */
  readonly headMs?: number
  readonly sweepMs?: number
}

/**
 * The process's hash chain: its head is written outside the database each minute that it grew, and at the end; what
 * other processes left unsealed is sealed. Closes the recorder.
 */
export const auditChain = fp<AuditChainOptions>(
  async (app, options) => {
    const { recorder, logs } = options
    const sweeper = createSweeper(options.db, recorder)
    const writeHead = createHeadWriter(options)
    const told = (what: string) => (err: unknown) => logs.error.error({ err }, what)
    const sweep = () => sweeper.sweep(new Date()).catch(told('the audit trail could not be swept'))
    const head = () => writeHead().catch(told('the head of the audit chain could not be written'))
    const timers = [
      setInterval(head, options.headMs ?? HEAD_MS),
      setInterval(sweep, options.sweepMs ?? SWEEP_MS),
    ]
    for (const timer of timers) timer.unref()
    app.addHook('onListen', async () => void sweep())
    app.addHook('onClose', async () => {
      for (const timer of timers) clearInterval(timer)
      await recorder.close()
      await head()
    })
  },
  { name: 'audit-chain' },
)

function createHeadWriter({ recorder, logs, headFile }: AuditChainOptions): () => Promise<void> {
  let written = ''
  return async () => {
    const head = recorder.head()
    if (head === undefined || head.hash === written) return
    written = head.hash
    logs.audit.info({ chainHead: head }, 'audit chain head')
    try {
      if (headFile !== undefined) await appendFile(headFile, `${JSON.stringify(head)}\n`)
    } catch (error) {
      // The next time tries again.
      written = ''
      throw error
    }
  }
}

import { ROOT } from '../root.ts'
import { isSettled, renderStatus } from './render-status.ts'
import { say } from './say.ts'

/** `pnpm ehr migrate status`. With `--check`, whatever is not applied as the files say it gives exit code 1. */
export async function status(options: { check?: true }): Promise<void> {
  const [{ withMigrationDb }, { readLedger, renderDuration }] = await Promise.all([
    import('@ehr/dev'),
    import('@ehr/db-migrations'),
  ])
  const ledger = await withMigrationDb({ root: ROOT, env: process.env }, (db) => readLedger(db))
  for (const line of renderStatus(ledger, renderDuration)) say(line)
  if (options.check === true && !isSettled(ledger)) process.exitCode = 1
}

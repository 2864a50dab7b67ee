import type { DeliveryPlan } from '@ehr/delivery'
import { type Clock, createSay, listSecrets } from '@ehr/release'
import { readAccess } from './client/access.ts'
import { createClient } from './client/client.ts'
import { listActions } from './list-actions.ts'
import { isClean, type Report } from './outcome.ts'
import { protect } from './protect.ts'
import { Stopped } from './refused.ts'
import { renderReport } from './render-report.ts'

/** What a command line gives. */
export interface RunOptions {
  root: string
  plan: DeliveryPlan
  env: Readonly<Record<string, string | undefined>>
  /** `owner/name`; the canonical repository of delivery.json when left out. */
  repo?: string | undefined
  mode: 'show' | 'check' | 'apply'
  format: 'text' | 'json'
  clock: Clock
  signal: AbortSignal
  /** Where the report goes, and where everything else does. */
  print: (line: string) => void
  warn: (line: string) => void
}

/** Compares a repository on GitHub with delivery.json, or brings it there; answers the exit code. */
export async function runProtect(options: RunOptions): Promise<number> {
  const { root, plan, env, mode, format, clock, signal } = options
  const hidden = listSecrets(plan, env)
  const [print, warn] = [createSay(options.print, hidden), createSay(options.warn, hidden)]
  try {
    const access = readAccess(env, options.repo ?? plan.metadata.product.repository)
    const client = createClient({ clock, signal, say: warn }, access)
    const applies = mode === 'apply'
    const report = await protect({ plan, client, actions: listActions(root), applies })
    const repository = `${access.owner}/${access.repo}`
    const text = renderReport(repository, report, applies)
    print(format === 'json' ? JSON.stringify({ repository, ...report }, null, 2) : text)
    return exitCode(report, mode)
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    warn(error.message)
    return 1
  }
}

/** To show what differs is a success; to leave it so after --apply, or to find it by --check, is none. */
function exitCode(report: Report, mode: RunOptions['mode']): number {
  if (mode === 'show') return report.unread.length === 0 ? 0 : 1
  return isClean(report) ? 0 : 1
}

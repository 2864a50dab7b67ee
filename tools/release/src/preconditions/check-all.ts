import { isAlone } from './alone.ts'
import { isApproved } from './approval.ts'
import { canMigrate } from './can-migrate.ts'
import { isOfItsBranch } from './commit.ts'
import { hasGreenGate } from './gate.ts'
import { areValidated } from './migrations.ts'
import type { Deployable, Finding, Precondition } from './precondition.ts'
import { canBeRestored } from './restore-point.ts'
import { ranBefore } from './staging.ts'
import { hasAccount } from './variables.ts'
import { hasWayBack } from './way-back.ts'
import { isWithinWindow } from './window.ts'

/** In the order in which people read them. */
const PRECONDITIONS: Readonly<Record<string, Precondition>> = {
  commit: isOfItsBranch,
  checks: hasGreenGate,
  migrations: areValidated,
  migrating: canMigrate,
  staging: ranBefore,
  approval: isApproved,
  window: isWithinWindow,
  'restore point': canBeRestored,
  'way back': hasWayBack,
  'nothing else': isAlone,
  account: hasAccount,
}

/** Looks at all preconditions at once; one that cannot be looked at is not met. */
export async function checkAll(deployable: Deployable): Promise<Finding[]> {
  const findings = await Promise.all(
    Object.entries(PRECONDITIONS).map(async ([name, check]): Promise<Finding | undefined> => {
      try {
        return await check(deployable)
      } catch (error) {
        deployable.http.signal.throwIfAborted()
        const text = error instanceof Error ? error.message : String(error)
        return { name, verdict: 'unmet', text, todo: 'Mend that, then try again.' }
      }
    }),
  )
  return findings.filter((finding) => finding !== undefined)
}

/** Writes a finding as a line, and below it what to do. */
export function renderFinding({ name, verdict, text, todo }: Finding): string {
  const line = `${WORDS[verdict]} ${name.padEnd(14)} ${text}`
  return todo === undefined ? line : `${line}\n${' '.repeat(20)}→ ${todo}`
}

const WORDS = { met: 'yes ', unseen: '?   ', open: 'wait', unmet: 'NO  ' } as const

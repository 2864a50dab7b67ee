import type { DeliveryPlan } from '@ehr/delivery'
import type { ExitCode } from './flow/exit-code.ts'
import type { ReleaseOptions } from './flow/open-scene.ts'
import { systemClock } from './http/clock.ts'
import { listSecrets } from './list-secrets.ts'
import { createSay } from './output.ts'
import { readPlan } from './read-plan.ts'
import { withRehearsedAddresses } from './rehearsed-addresses.ts'

/** What a command line gives. */
export interface CommandOptions {
  root: string
  env: Readonly<Record<string, string | undefined>>
  environment: string
  url?: string | undefined
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs one command of this package in a terminal: secrets are never printed, and Ctrl-C leaves a clear state. */
export async function runCommand(
  { root, env, environment, url }: CommandOptions,
  command: (options: ReleaseOptions) => Promise<ExitCode>,
): Promise<ExitCode> {
  const plan: DeliveryPlan = withRehearsedAddresses(await readPlan(root), env)
  const stopping = new AbortController()
  const stop = () => stopping.abort(new Error('stopped'))
  for (const signal of SIGNALS) process.once(signal, stop)
  try {
    const say = createSay((line) => process.stdout.write(`${line}\n`), listSecrets(plan, env))
    const { signal } = stopping
    return await command({ root, plan, environment, url, env, clock: systemClock, signal, say })
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop)
  }
}

import type { DeliveryPlan } from '@ehr/delivery'
import { createTestClock, ROOT } from '@ehr/release/testing'
import { type RunOptions, runProtect } from '../run-protect.ts'

/** When tests begin. */
export const START = '2026-11-21T12:00:00.000Z'

/** What a run printed, and its exit code. */
export interface Ran {
  code: number
  text: string
  warnings: string
}

/** Runs the command against the stand-in whose environment is given. */
export async function runHere(
  env: Readonly<Record<string, string>>,
  options: { plan: DeliveryPlan } & Partial<RunOptions>,
): Promise<Ran> {
  const [text, warnings]: [string[], string[]] = [[], []]
  const code = await runProtect({
    ...{ root: ROOT, env, repo: 'example-org/wardkit', mode: 'show', format: 'text' },
    ...{ clock: createTestClock(START), signal: new AbortController().signal },
    ...{ print: (line) => text.push(line), warn: (line) => warnings.push(line) },
    ...options,
  })
  return { code, text: text.join('\n'), warnings: warnings.join('\n') }
}

/** Lists the teams that a plan names, as the stand-in knows them. */
export function listTeams({ metadata }: DeliveryPlan): string[] {
  return Object.values(metadata.people.owners).map(({ github }) => github.slice(1))
}

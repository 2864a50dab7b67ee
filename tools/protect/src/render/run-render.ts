import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkBlueprint, type DeliveryPlan, listRenderEnvironments, renderBlueprint } from '@ehr/delivery'
import { type Clock, createSay, listSecrets, readRenderAccess } from '@ehr/release'
import { isClean } from '../outcome.ts'
import { Stopped } from '../refused.ts'
import { renderReport } from '../render-report.ts'
import { createSettingsAsk } from './ask.ts'
import { settleRender } from './settle-render.ts'

/** What a command line gives. */
export interface RenderOptions {
  root: string
  plan: DeliveryPlan
  env: Readonly<Record<string, string | undefined>>
  owner?: string | undefined
  mode: 'check' | 'apply'
  format: 'text' | 'json'
  clock: Clock
  signal: AbortSignal
  print: (line: string) => void
  warn: (line: string) => void
}

/** Compares render.yaml and what runs on Render with delivery.json, or brings Render there; answers the exit code. */
export async function runRender(options: RenderOptions): Promise<number> {
  const { plan, env, owner, mode, format, clock, signal } = options
  const hidden = listSecrets(plan, env)
  const [print, warn] = [createSay(options.print, hidden), createSay(options.warn, hidden)]
  if (listRenderEnvironments(plan).length === 0) {
    print('Nothing runs on Render (environments.*.target).')
    return 0
  }
  const wrong = checkFile(options)
  for (const line of wrong) warn(line)
  if (wrong.length > 0) return 1
  try {
    const ask = createSettingsAsk({ clock, signal, say: warn }, readRenderAccess(plan, env))
    const report = await settleRender({ plan, ask, owner, applies: mode === 'apply' })
    const text = renderReport('Render', report, mode === 'apply')
    print(format === 'json' ? JSON.stringify(report, null, 2) : text)
    return isClean(report) ? 0 : 1
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    warn(error.message)
    return 1
  }
}

/** Lists what is wrong with render.yaml, which Render reads itself where it has a blueprint of this repository. */
function checkFile({ root, plan }: RenderOptions): string[] {
  const file = join(root, 'render.yaml')
  const [rendered] = renderBlueprint(plan)
  if (rendered === undefined || !existsSync(file)) return ['render.yaml is not there. Run "pnpm nx sync".']
  const text = readFileSync(file, 'utf8')
  return [
    ...(text === rendered.text ? [] : ['render.yaml is not as delivery.json says. Run "pnpm nx sync".']),
    ...checkBlueprint(text),
  ]
}

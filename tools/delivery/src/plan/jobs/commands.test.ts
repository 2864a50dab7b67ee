import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PRESET_NAMES } from '../../presets/index.ts'
import { listEhrCommands } from '../../testing/ehr-commands.ts'
import { planPreset } from '../../testing/plan-preset.ts'
import { ROOT, readThisWorkspace } from '../../testing/workspace.ts'

/** What pnpm does itself. */
const OWN_OF_PNPM = ['audit', 'exec', 'install', 'licenses', 'sbom']

const registered = await listEhrCommands()

test.each(PRESET_NAMES)(
  '%s plans no step that calls a command, or an option of one, that there is not',
  (name) => {
    const calls = listCalls(name)
    const unknown = calls.filter(({ words, options }) => {
      const fitting = registered.filter(({ fits }) => fits(words))
      return !fitting.some(({ takes }) => takes(options))
    })
    expect(calls.length).toBeGreaterThan(5)
    expect(unknown).toEqual([])
  },
)

test.each(PRESET_NAMES)('%s plans no step that calls a program that is not installed', (name) => {
  const programs = listScripts(name).flatMap((script) => [...script.matchAll(/^pnpm ([a-z][a-z-]*)/gm)])
  const missing = programs
    .map(([, program = '']) => program)
    .filter((program) => program !== 'ehr' && !OWN_OF_PNPM.includes(program))
    .filter((program) => !existsSync(join(ROOT, 'node_modules/.bin', program)))
  expect(missing).toEqual([])
})

test('what the plan takes for a command is registered by that name', () => {
  const names = registered.map(({ name }) => name)
  const wanted = ['backup', 'deploy', 'image', 'preview', 'rollback', 'secrets']
  const known = readThisWorkspace().commands.filter((command) => wanted.includes(command))
  expect(names).toEqual(expect.arrayContaining(known))
})

function listScripts(name: (typeof PRESET_NAMES)[number]): string[] {
  const jobs = planPreset(name).workflows.flatMap((workflow) => workflow.jobs)
  return jobs.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'run' ? [step.run] : [])))
}

/** Calls as `words` and `--options`; what a step only tells a person is no call. */
function listCalls(name: (typeof PRESET_NAMES)[number]): { words: string; options: string[] }[] {
  const lines = listScripts(name).flatMap((script) =>
    script.split('\n').filter((line) => !line.includes('echo ')),
  )
  return lines.flatMap((line) => {
    const called = /pnpm (?:--silent )?ehr ([^|;&>]+)/.exec(line)?.[1]
    if (called === undefined) return []
    const parts = called.trim().split(/\s+/)
    const end = parts.findIndex((part) => !/^[a-z][a-z0-9-]*$/.test(part))
    return [
      {
        words: parts.slice(0, end === -1 ? parts.length : end).join(' '),
        options: parts.flatMap((part) => /^--[a-z-]+/.exec(part)?.[0] ?? []),
      },
    ]
  })
}

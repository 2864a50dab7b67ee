import { expect, test } from 'vitest'
import { type Trace, traceLine } from './trace-line.ts'

interface Settings {
  name: string
  isOn: boolean
  shards: { test: number; e2e: number }
  kind: string
}

const settings: Settings = { name: 'one', isOn: true, shards: { test: 2, e2e: 3 }, kind: 'b' }

/** A file of five lines, of which one comes and goes and one is computed from two settings. */
function render(given: unknown): string {
  const { name, isOn, shards, kind }: Settings = Object(given)
  if (!/^[a-z]+[0-9]*$/.test(name)) throw new Error(`"${name}" cannot be.`)
  return [
    'a fixed line',
    `name: ${name}`,
    ...(isOn ? ['on: yes'] : []),
    `shards: ${shards.test * shards.e2e}`,
    `kind: ${kind}`,
  ].join('\n')
}

function explain(line: number) {
  const trace: Trace = { settings, render, line }
  return traceLine(trace).map(({ steps, effect }) => `${effect} ${steps.join('.')}`)
}

test.each([
  [0, []],
  [1, ['alters name']],
  [2, ['removes isOn']],
  [3, ['alters shards.test', 'alters shards.e2e']],
  [4, ['alters kind']],
])('line %i follows from %j', (line, causes) => {
  expect(explain(line)).toEqual(causes)
})

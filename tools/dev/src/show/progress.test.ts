import { expect, test } from 'vitest'
import { describeStep, renderSeconds, renderSpinner } from './progress.ts'

test.each([
  [400, '0.4 s'],
  [3210, '3.2 s'],
  [41_300, '41 s'],
])('%d ms read as %s', (durationMs, text) => expect(renderSeconds(durationMs)).toBe(text))

test('a step tells its duration from the first second on', () => {
  const step = { title: 'Starting PostgreSQL', startedAt: 0 }
  expect(describeStep(step, 999)).toBe('Starting PostgreSQL')
  expect(describeStep(step, 2500)).toBe('Starting PostgreSQL (2.5 s)')
  expect(describeStep({ ...step, detail: 'first time' }, 2500)).toBe(
    'Starting PostgreSQL: first time (2.5 s)',
  )
})

test('steps that run beside one another share one line', () => {
  const steps = [
    { title: 'Starting PostgreSQL', startedAt: 0 },
    { title: 'Starting the web', startedAt: 100 },
  ]
  expect(renderSpinner(steps, 160, 100)).toBe('⠹ Starting PostgreSQL, and starting the web')
})

test('a line never wraps, which would leave remains when it is written over', () => {
  expect(renderSpinner([{ title: 'Starting PostgreSQL', startedAt: 0 }], 0, 10)).toBe('⠋ Starti…')
})

test('nothing under way shows nothing', () => expect(renderSpinner([], 0, 80)).toBe(''))

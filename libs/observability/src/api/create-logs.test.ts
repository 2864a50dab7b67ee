import { expect, test } from 'vitest'
import { createLogs } from './create-logs.ts'

function collectLines() {
  const lines: string[] = []
  const logs = createLogs({
    level: 'info',
    release: '1.2.3',
    destination: { write: (line) => lines.push(line) },
  })
  return { lines, logs }
}

test('each of the four logs marks its lines with its kind and the release', () => {
  const { lines, logs } = collectLines()
  for (const log of [logs.access, logs.application, logs.error, logs.audit]) log.info('seen')
  const kinds = lines.map((line) => JSON.parse(line))
  expect(kinds.map(({ kind }) => kind)).toEqual(['access', 'application', 'error', 'audit'])
  expect(kinds[0]).toMatchObject({ level: 'info', release: '1.2.3', msg: 'seen' })
})

test('names under which patient data would arrive are taken out', () => {
  const { lines, logs } = collectLines()
  logs.application.info({ body: { family: 'GARCIA' }, request: { query: 'GARCIA', url: '/GARCIA' } }, 'seen')
  logs.application.info({ req: { id: 'r1', url: '/GARCIA', headers: { cookie: 'GARCIA' } } }, 'seen')
  expect(lines.join('')).not.toContain('GARCIA')
  expect(lines.join('')).toContain('"r1"')
})

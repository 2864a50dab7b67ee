import { expect, test } from 'vitest'
import { startSentryStandIn } from '../testing/sentry-stand-in.ts'
import { startErrorReports } from './error-reports.ts'

const SETTINGS = { release: '1.2.3', environment: 'ehr.example' }

test('an error is reported with its place and ids, and without what it quotes', async () => {
  const { received, dsn } = await startSentryStandIn()
  const errors = await startErrorReports({ ...SETTINGS, dsn })
  const broken = Object.assign(new Error('Key (name)=(GARCIA) exists'), { severity: 'ERROR', code: '42501' })
  const outcome = errors.trace('patients.get', async () => {
    errors.report(new Error('reading failed', { cause: broken }), {
      operation: 'patients.get',
      requestId: 'r1',
    })
    errors.report(broken, { operation: 'patients.list', requestId: 'r2' })
    return 'answered'
  })
  expect(await outcome).toBe('answered')
  await errors.close()
  const sent = received.join('\n')
  for (const expected of ['reading failed', 'patients.get', '42501', '1.2.3', 'error-reports.test.ts']) {
    expect(sent).toContain(expected)
  }
  expect(sent).not.toContain('GARCIA')
})

test('without a DSN nothing is sent and operations run as they are', async () => {
  const errors = await startErrorReports({ ...SETTINGS, dsn: undefined })
  errors.report(new Error('x'))
  expect(await errors.trace('patients.get', async () => 'answered')).toBe('answered')
  await errors.close()
})

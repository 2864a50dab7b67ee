import { expect, test } from 'vitest'
import { renderFailure } from './render-failure.ts'

test('says what failed and where, and of a database error only its code and place', () => {
  const cause = Object.assign(new Error('Key (name)=(GARCIA)'), {
    severity: 'ERROR',
    code: '23505',
    table: 'patient',
  })
  const text = renderFailure(new Error('the import stopped', { cause }))
  expect(text).toMatch(/^the import stopped\n {4}at .*render-failure\.test\.ts/)
  expect(text).toContain('because of:\nDatabaseError 23505 patient')
  expect(text).not.toContain('GARCIA')
})

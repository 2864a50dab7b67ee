import { expect, test } from 'vitest'
import { describeError } from './describe-error.ts'

test('an error of the database is told by its code and place, never by its text', () => {
  const error = Object.assign(new Error('duplicate key: (mrn)=(10004217) exists'), {
    severity: 'ERROR',
    code: '23505',
    table: 'patient',
    constraint: 'patient_mrn_key',
    detail: 'Key (mrn)=(10004217) already exists.',
  })
  const facts = describeError(error)
  expect(facts).toMatchObject({ type: 'DatabaseError', code: '23505', table: 'patient' })
  expect(JSON.stringify(facts)).not.toContain('10004217')
})

test('what a parser could not read is not repeated, nor in a cause', () => {
  const error = new Error('the import stopped', { cause: new SyntaxError('Unexpected "GARCIA" in JSON') })
  const text = JSON.stringify(describeError(error))
  expect(text).toContain('the import stopped')
  expect(text).not.toContain('GARCIA')
})

test('our own message and the places in the code are kept', () => {
  const facts = describeError(new Error('patients.get read and named no patient'))
  expect(facts.message).toBe('patients.get read and named no patient')
  expect(facts.stack[0]).toContain('describe-error.test.ts')
})

test('something thrown that is no error is told by its type', () => {
  expect(describeError('GARCIA')).toEqual({ type: 'string', stack: [] })
})

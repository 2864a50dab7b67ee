import { PROBLEMS } from '@ehr/contracts'
import { expect, test } from 'vitest'
import { AppError } from '../app-error.ts'
import { refusalOfError } from './refusal-of-error.ts'

function databaseError(code: string) {
  return Object.assign(new Error('Key (mrn)=(10004217)'), { severity: 'ERROR', code })
}

test.each([
  ['a duplicate', '23505', 409],
  ['a missing reference', '23503', 409],
  ['an overlap', '23P01', 409],
  ['a number out of range', '22003', 400],
  ['a broken check', '23514', 400],
  ['a serialization failure', '40001', 503],
  ['a deadlock', '40P01', 503],
  ['a lock not to be had', '55P03', 503],
  ['a database that stops', '57P01', 503],
  ['a missing right', '42501', 500],
  ['a wrong query', '42703', 500],
])('%s in the database (%s) answers %i, without its text', (_, code, status) => {
  const refusal = refusalOfError(databaseError(code))
  expect(refusal.problem.status).toBe(status)
  expect(JSON.stringify(refusal)).not.toContain('10004217')
})

test('a database that is not there answers 503', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  expect(refusalOfError(refused).problem).toBe(PROBLEMS.notReady)
  expect(refusalOfError(new Error('timeout exceeded when trying to connect')).problem.status).toBe(503)
})

test('an unknown error tells the client nothing', () => {
  expect(refusalOfError(new Error('GARCIA'))).toEqual({ problem: PROBLEMS.internal, isUnexpected: true })
  expect(refusalOfError('GARCIA')).toEqual({ problem: PROBLEMS.internal, isUnexpected: true })
})

test('a refusal of ours is told as it is', () => {
  const places = [{ pointer: '/body/name', detail: 'Taken' }]
  expect(refusalOfError(new AppError(PROBLEMS.conflict, 'The name is taken.', places))).toEqual({
    problem: PROBLEMS.conflict,
    detail: 'The name is taken.',
    places,
    isUnexpected: false,
  })
})

import { PROBLEMS } from '@ehr/contracts'
import { RequestFailure } from '@ehr/ui/request/request-failure.ts'
import { expect, test } from 'vitest'
import { refusalOf } from './send-sign-in.ts'

const facts = { operationId: 'session.sign-in', access: 'public' } as const

test('an unknown address, a wrong password and a malformed address are told in one way', () => {
  const { signInFailed, badRequest } = PROBLEMS
  expect(refusalOf(new RequestFailure({ ...facts, kind: 'signed-out', ...signInFailed }))).toEqual({
    kind: 'wrong',
  })
  expect(refusalOf(new RequestFailure({ ...facts, kind: 'refused', ...badRequest }))).toEqual({
    kind: 'wrong',
  })
})

test('no network, too many attempts and a broken server are told apart', () => {
  expect(refusalOf(new RequestFailure({ ...facts, kind: 'offline' }))).toEqual({ kind: 'offline' })
  expect(refusalOf(new RequestFailure({ ...facts, kind: 'refused', status: 429 }))).toEqual({
    kind: 'too-many',
    minutes: 1,
  })
  expect(refusalOf(new RequestFailure({ ...facts, kind: 'broken', status: 500, requestId: 'r1' }))).toEqual({
    kind: 'broken',
    requestId: 'r1',
  })
})

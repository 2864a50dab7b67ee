import { defineRoute, type RouteContract } from '@ehr/contracts'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { ApiFeature } from '../api-feature.ts'
import { handle } from '../handle.ts'
import { planRoutes } from './plan-routes.ts'

const BASE = {
  operationId: 'things.list',
  method: 'GET',
  path: '/api/things',
  summary: 'Lists things.',
  access: 'things:read',
  audit: 'none',
  response: z.object({}),
} as const

function featureOf(routes: Partial<RouteContract>[], more: Partial<ApiFeature> = {}): ApiFeature {
  return {
    name: 'things',
    permissions: { 'things:read': ['nurse'] },
    routes: routes.map((route) => handle(defineRoute({ ...BASE, ...route }), async () => ({}))),
    ...more,
  }
}

test('features that fit give their routes and permission tables', () => {
  const plan = planRoutes([featureOf([{}])])
  expect(plan.routes.map(({ contract }) => contract.operationId)).toEqual(['things.list'])
  expect(plan.permissionTables).toEqual([{ 'things:read': ['nurse'] }])
})

test.each<[string, Partial<RouteContract>[], string]>([
  ['an access that nobody declares', [{ access: 'things:raed' }], 'things.list needs "things:raed"'],
  ['an operation id twice', [{}, { path: '/api/others' }], 'Two routes are "things.list".'],
  [
    'a path twice, whatever its parameters are called',
    [
      { path: '/api/things/:id', params: z.object({}) },
      { path: '/api/things/:other', params: z.object({}), operationId: 'things.get' },
    ],
    'Two routes answer GET /api/things/:id.',
  ],
  [
    'a write that is open to anyone',
    [{ access: 'public', audit: 'create', method: 'POST' }],
    'open to anyone',
  ],
  ['a write by GET', [{ audit: 'update' }], 'writes (audit "update") by GET'],
  [
    'a patient whose id may be written in another way than all others',
    [{ path: '/api/patients/:patientId', params: z.object({ patientId: z.string() }) }],
    'takes a patientId that recordId does not',
  ],
  ['a parameter without a schema', [{ path: '/api/things/:id' }], 'no schema for them'],
])('%s keeps the API from starting', (_, routes, message) => {
  expect(() => planRoutes([featureOf(routes)])).toThrow(message)
})

test('everything that is wrong is named at once, also between features', () => {
  const other = featureOf([], { name: 'others', permissions: { 'things:read': ['nurse'] } })
  const wrong = featureOf([{ access: 'a:b' }, { access: 'c:d', operationId: 'things.get', path: '/api/x' }])
  expect(() => planRoutes([wrong, other])).toThrow(
    /"things:read" is declared by things and by others[\s\S]*"a:b"[\s\S]*"c:d"/,
  )
})

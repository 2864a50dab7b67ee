import { sitesFeature } from '@ehr/http/testing'
import { expect, test } from 'vitest'
import { renderDocs } from './render-docs.ts'
import { renderOpenapi } from './render-openapi.ts'

const document = renderOpenapi([sitesFeature], '1.2.3')

test('has an operation for each route, under its path in OpenAPI’s notation', () => {
  expect(document.openapi).toBe('3.1.1')
  expect(Object.keys(document.paths)).toEqual([
    '/api/sites',
    '/api/sites/{siteId}',
    '/api/sites/{siteId}/forgetful',
    '/api/sites/search',
  ])
})

test('documents what the framework demands of a create and of a change', () => {
  const { post, get } = document.paths['/api/sites'] ?? {}
  const put = document.paths['/api/sites/{siteId}']?.put
  expect(post?.parameters.map(({ name, required }) => [name, required])).toEqual([['Idempotency-Key', true]])
  expect(put?.parameters.map(({ name }) => name)).toEqual(['siteId', 'If-Match'])
  expect(get?.parameters.map(({ name, required }) => [name, required])).toEqual([
    ['limit', false],
    ['cursor', false],
  ])
  expect(Object.keys(post?.responses ?? {})).toEqual('201 400 401 403 409 413 415 422 429 500 503'.split(' '))
  expect(Object.keys(put?.responses ?? {})).toContain('428')
  expect(put?.responses[412]?.content).toEqual({
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  })
})

test('a body is described as a client sends it, closed against unknown fields', () => {
  const body = document.paths['/api/sites']?.post?.requestBody?.content['application/json']?.schema
  expect(body).toMatchObject({ type: 'object', required: ['name'], additionalProperties: false })
})

test('is the same each time', () => {
  expect(JSON.stringify(renderOpenapi([sitesFeature], '1.2.3'))).toBe(JSON.stringify(document))
})

test('the page names every operation, runs no script and escapes what it shows', () => {
  const page = renderDocs({ ...document, info: { ...document.info, title: '<b>EHR</b>' } }, 'abc')
  for (const { contract } of sitesFeature.routes) expect(page).toContain(`id="${contract.operationId}"`)
  expect(page).not.toContain('<script')
  expect(page).not.toContain('<b>EHR</b>')
  expect(page).toContain('<style nonce="abc">')
})

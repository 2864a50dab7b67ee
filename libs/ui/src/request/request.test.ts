import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { defineRoute, pageOf, pageRequest, recordId, recordVersion, text } from '@ehr/contracts'
import { QueryClient } from '@tanstack/react-query'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { pagesOf } from './pages-of.ts'
import { queryOf } from './query-of.ts'
import { request } from './request.ts'
import { RequestFailure } from './request-failure.ts'
import { SendIntent } from './send-intent.ts'
import { onSessionEnded } from './session-ended.ts'

const note = z.object({ id: recordId, version: recordVersion, body: z.string() })
const ID = '0197f5a0-0000-7000-8000-000000000001'
const NOTE = { id: ID, version: 2, body: 'x' }

const getNote = defineRoute({
  operationId: 'notes.get',
  method: 'GET',
  path: '/api/notes/:noteId',
  summary: 'A note.',
  access: 'notes:read',
  audit: 'read',
  params: z.object({ noteId: recordId }),
  response: note,
})
const updateNote = defineRoute({
  operationId: 'notes.update',
  method: 'PUT',
  path: '/api/notes/:noteId',
  summary: 'Change a note.',
  access: 'notes:write',
  audit: 'update',
  params: z.object({ noteId: recordId }),
  body: z.strictObject({ body: text(10) }),
  response: note,
})
const createNote = defineRoute({
  operationId: 'notes.create',
  method: 'POST',
  path: '/api/notes',
  summary: 'Write a note.',
  access: 'notes:write',
  audit: 'create',
  body: z.strictObject({ body: text(10) }),
  response: note,
})
const searchNotes = defineRoute({
  operationId: 'notes.search',
  method: 'POST',
  path: '/api/notes/search',
  summary: 'Find notes.',
  access: 'notes:read',
  audit: 'search',
  body: z.strictObject({ ...pageRequest.shape, text: z.string() }),
  response: pageOf(note),
})
const listNotes = defineRoute({
  operationId: 'notes.list',
  method: 'GET',
  path: '/api/notes',
  summary: 'Notes.',
  access: 'notes:read',
  audit: 'search',
  query: z.object({ ...pageRequest.shape, kind: z.optional(z.array(z.string())) }),
  response: pageOf(note),
})

interface Received {
  method: string | undefined
  url: string | undefined
  headers: IncomingMessage['headers']
  body: unknown
}
type Answer = (response: ServerResponse, received: Received) => void

let server: Server
let answers: Answer[] = []
let received: Received[] = []
const realFetch = globalThis.fetch

beforeAll(async () => {
  server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const sent = Buffer.concat(chunks).toString()
    const { method, url, headers } = incoming
    const call = { method, url, headers, body: sent === '' ? undefined : JSON.parse(sent) }
    received.push(call)
    answers.shift()?.(response, call)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  // A browser resolves paths against its page; Node has none.
  vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
    realFetch(`http://127.0.0.1:${port}${path}`, init),
  )
})

afterEach(() => {
  answers = []
  received = []
})

afterAll(async () => {
  vi.unstubAllGlobals()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

test('sends what the contract says and returns the checked answer', async () => {
  answers = [json(200, { ...NOTE, surprise: 'from a newer release' })]
  expect(await request(getNote, { params: { noteId: ID } })).toEqual(NOTE)
  expect(received[0]).toMatchObject({ method: 'GET', url: `/api/notes/${ID}` })
})

test('writes lists and absent values of a query as a URL does', async () => {
  answers = [json(200, { items: [] })]
  await request(listNotes, { query: { limit: 5, kind: ['a', 'b'] } })
  expect(received[0]?.url).toBe('/api/notes?limit=5&kind=a&kind=b')
})

test('an update carries the version read as If-Match', async () => {
  answers = [json(200, NOTE)]
  await request(updateNote, { params: { noteId: ID }, body: { body: 'x' }, version: 1 })
  expect(received[0]?.headers['if-match']).toBe('"1"')
})

test('a refusal keeps code, places, request id and the permission asked for', async () => {
  const places = [{ pointer: '/body/body', detail: 'too long' }]
  answers = [problem(400, 'BAD_REQUEST', { errors: places })]
  expect(await failureOf(request(getNote, { params: { noteId: ID } }))).toMatchObject({
    kind: 'refused',
    code: 'BAD_REQUEST',
    status: 400,
    places,
    requestId: 'r-1',
    access: 'notes:read',
    operationId: 'notes.get',
  })
})

test.each([
  [403, 'FORBIDDEN', 'denied'],
  [404, 'NOT_FOUND', 'missing'],
  [412, 'STALE_VERSION', 'stale'],
  [409, 'CONFLICT', 'refused'],
  [503, 'NOT_READY', 'broken'],
])('status %d is %s, a failure of kind "%s"', async (status, code, kind) => {
  answers = [problem(status, code)]
  expect(await failureOf(request(getNote, { params: { noteId: ID } }))).toMatchObject({ kind, code })
})

test('an error page of a proxy is a failure like any other', async () => {
  answers = [
    (response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>'),
  ]
  expect(await failureOf(request(getNote, { params: { noteId: ID } }))).toMatchObject({
    kind: 'broken',
    status: 502,
    code: '',
  })
})

test('an answer that breaks its contract is a failure, not half a record', async () => {
  answers = [json(200, { id: 'not a uuid' })]
  expect(await failureOf(request(getNote, { params: { noteId: ID } }))).toMatchObject({ kind: 'broken' })
})

test('no answer at all is "offline"', async () => {
  answers = [(response) => response.destroy()]
  expect(await failureOf(request(getNote, { params: { noteId: ID } }))).toMatchObject({
    kind: 'offline',
    status: 0,
  })
})

test('a cancelled request is no failure of the network', async () => {
  const controller = new AbortController()
  controller.abort()
  const cancelled = request(getNote, { params: { noteId: ID } }, { signal: controller.signal })
  await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' })
})

test('tells the shell that the session ended, but not that a password was wrong', async () => {
  const ended = vi.fn()
  const stop = onSessionEnded(ended)
  answers = [problem(401, 'SIGN_IN_FAILED'), problem(401, 'UNAUTHENTICATED')]
  await failureOf(request(getNote, { params: { noteId: ID } }))
  expect(ended).not.toHaveBeenCalled()
  await failureOf(request(getNote, { params: { noteId: ID } }))
  expect(ended).toHaveBeenCalledOnce()
  stop()
})

test('one intent keeps its Idempotency-Key until it succeeds, the next has another', async () => {
  const intent = new SendIntent()
  answers = [(response) => response.destroy(), json(201, NOTE), json(201, NOTE)]
  expect(await intent.send(createNote, { body: { body: 'x' } })).toMatchObject({ kind: 'failed' })
  expect(await intent.send(createNote, { body: { body: 'xy' } })).toEqual({ kind: 'sent', output: NOTE })
  await intent.send(createNote, { body: { body: 'x' } })
  const [first, second, third] = received.map(({ headers }) => headers['idempotency-key'])
  expect(first).toMatch(/^[0-9a-f-]{36}$/)
  expect(second).toBe(first)
  expect(third).not.toBe(first)
})

test('a conflict is a value with the record as it is now', async () => {
  answers = [problem(412, 'STALE_VERSION'), json(200, { ...NOTE, version: 7 })]
  const sent = await new SendIntent().send(
    updateNote,
    { params: { noteId: ID }, body: { body: 'x' }, version: 1 },
    ({ params }) => request(getNote, { params }),
  )
  expect(sent).toMatchObject({ kind: 'conflict', theirs: { version: 7 } })
})

test('a conflict is told even when the record cannot be read', async () => {
  answers = [problem(412, 'STALE_VERSION'), problem(503, 'NOT_READY')]
  const sent = await new SendIntent().send(
    updateNote,
    { params: { noteId: ID }, body: { body: 'x' }, version: 1 },
    ({ params }) => request(getNote, { params }),
  )
  expect(sent).toMatchObject({ kind: 'conflict', theirs: undefined })
})

test('a query is keyed by operation and call', async () => {
  answers = [json(200, NOTE)]
  const client = new QueryClient()
  await client.fetchQuery(queryOf(getNote, { params: { noteId: ID } }))
  expect(client.getQueryData(['notes.get', { params: { noteId: ID } }])).toEqual(NOTE)
})

test('a list that looks for changes by itself says so, but not when somebody asked for it or changed something', async () => {
  answers = [1, 2, 3].map(() => json(200, { items: [NOTE] }))
  const client = new QueryClient()
  const options = pagesOf(listNotes, { query: {} }, { isPolled: true })
  await client.fetchInfiniteQuery({ ...options, staleTime: 0 })
  await client.fetchInfiniteQuery({ ...options, staleTime: 0 })
  await client.invalidateQueries({ queryKey: [listNotes.operationId] })
  await client.fetchInfiniteQuery({ ...options, staleTime: 0 })
  expect(received.map(({ headers }) => headers['x-background'])).toEqual([undefined, '1', undefined])
})

test('a listing passes the cursor of the page before, in the body of a search and in the query of a list', async () => {
  const pages = [json(200, { items: [NOTE], nextCursor: 'c2' }), json(200, { items: [] })]
  answers = [...pages, ...pages]
  const client = new QueryClient()
  await client.fetchInfiniteQuery({ ...pagesOf(searchNotes, { body: { text: 'x' } }), pages: 2 })
  await client.fetchInfiniteQuery({ ...pagesOf(listNotes, { query: { limit: 1 } }), pages: 2 })
  expect(received.map(({ body, url }) => [url, body])).toEqual([
    ['/api/notes/search', { text: 'x' }],
    ['/api/notes/search', { text: 'x', cursor: 'c2' }],
    ['/api/notes?limit=1', undefined],
    ['/api/notes?limit=1&cursor=c2', undefined],
  ])
})

function json(status: number, body: unknown): Answer {
  return (response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function problem(status: number, code: string, more: object = {}): Answer {
  const body = { type: 'about:blank', title: 'Refused', status, code, requestId: 'r-1', ...more }
  return (response) =>
    response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(body))
}

async function failureOf(promise: Promise<unknown>): Promise<RequestFailure> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof RequestFailure)) throw new Error(`Expected a RequestFailure, got ${error}.`)
  return error
}

test('each request carries an id of its own, which a failure tells even when nothing was answered', async () => {
  answers = [json(200, NOTE), (response) => response.destroy()]
  await request(getNote, { params: { noteId: ID } })
  const failed = request(getNote, { params: { noteId: ID } })
  await expect(failed).rejects.toMatchObject({ kind: 'offline', requestId: expect.any(String) })
  const [first, second] = received.map(({ headers }) => headers['x-request-id'])
  expect(first).not.toBe(second)
  await expect(failed).rejects.toMatchObject({ requestId: second })
})

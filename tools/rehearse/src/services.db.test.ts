import { expect, test, vi } from 'vitest'
import { createFixture } from './testing/rehearse-fixture.ts'

// Each starts a database server of its own.
vi.setConfig({ testTimeout: 60_000 })

/** One job beside a database, and one that has none. */
const WORKFLOW = `
name: ci
on: push
jobs:
  database:
    runs-on: ubuntu-24.04
    services:
      postgres:
        image: postgres:16
        env: { POSTGRES_PASSWORD: secret, POSTGRES_DB: clinic }
        ports: ["45432:5432"]
    steps:
      - uses: actions/checkout@v7
      - run: node ask.mjs
        env:
          TEST_DATABASE_URL: postgresql://postgres:secret@127.0.0.1:45432/clinic
  other:
    runs-on: ubuntu-24.04
    steps:
      - run: echo nothing needed
`

/** Asks the database as PostgreSQL’s own protocol begins: it answers with a request for a password. */
const ASK = `
import { connect } from 'node:net'
const { hostname, port } = new URL(process.env.TEST_DATABASE_URL)
const socket = connect(Number(port), hostname, () => {
  const text = Buffer.from('user\\0postgres\\0database\\0clinic\\0\\0')
  const head = Buffer.alloc(8)
  head.writeInt32BE(text.length + 8)
  head.writeInt32BE(196608, 4)
  socket.write(Buffer.concat([head, text]))
})
socket.once('data', (data) => process.exit(data[0] === 82 ? 0 : 1))
socket.once('error', ({ message }) => { console.error(message); process.exit(1) })
`

const FILES = { 'ask.mjs': ASK }

test('a service of the image postgres is a server at the port that the job expects', async () => {
  const run = await createFixture(WORKFLOW, FILES).rehearse()
  expect(run.checks, run.text).toEqual({ database: 'success', other: 'success' })
})

test.each([
  ['port', '"45432:5432"', '"45433:5432"'],
  ['image without a password', 'POSTGRES_PASSWORD: secret', 'POSTGRES_USER: postgres'],
])('a broken service (%s) turns exactly its job red', async (_, right, wrong) => {
  expect(WORKFLOW).toContain(right)
  const run = await createFixture(WORKFLOW.replace(right, wrong), FILES).rehearse()
  expect(run.checks, run.text).toEqual({ database: 'failure', other: 'success' })
  expect(run.exitCode).toBe(1)
})

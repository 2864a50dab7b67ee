import { EventEmitter } from 'node:events'
import { createLogs } from '@ehr/observability/api'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { drain } from './plugins/drain.ts'
import { closeOnSignals } from './shutdown.ts'

const logs = createLogs({ level: 'silent', release: 'test' })

test('a request under way is answered before the process ends; a new one finds nobody', async () => {
  const gate = Promise.withResolvers<void>()
  const app = fastify({ return503OnClosing: false })
  await app.register(drain)
  app.get('/slow', async () => {
    gate.resolve()
    await new Promise((resolve) => setTimeout(resolve, 200))
    return { isDone: true }
  })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const process = new EventEmitter()
  const ended = closeOnSignals({ process, logs, stop: () => app.close() })
  const answer = fetch(`${address}/slow`)
  await gate.promise
  process.emit('SIGTERM')
  expect(await (await answer).json()).toEqual({ isDone: true })
  expect(await ended).toBe(0)
  await expect(fetch(`${address}/slow`)).rejects.toThrow('fetch failed')
})

test('stops once, however often the signal comes', async () => {
  let stops = 0
  const process = new EventEmitter()
  const stop = async () => {
    stops += 1
  }
  const ended = closeOnSignals({ process, logs, stop })
  for (const signal of ['SIGINT', 'SIGINT', 'SIGTERM', 'SIGHUP']) process.emit(signal)
  expect([await ended, stops]).toEqual([0, 1])
})

test('does not wait for ever', async () => {
  const process = new EventEmitter()
  const ended = closeOnSignals({ process, logs, stop: () => new Promise(() => undefined), drainMs: 20 })
  process.emit('SIGTERM')
  expect(await ended).toBe(1)
})

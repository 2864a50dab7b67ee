import { expect, test, vi } from 'vitest'
import { createShutdown } from './shutdown.ts'

test('ends the children before the database, and the records last', async () => {
  const order: string[] = []
  const shutdown = createShutdown(() => undefined)
  shutdown.add('records', async () => void order.push('records'))
  shutdown.add('database', async () => void order.push('database'))
  shutdown.add('children', async () => void order.push('children'))
  await shutdown.run()
  expect(order).toEqual(['children', 'database', 'records'])
})

test('ends each thing once, however many signals come', async () => {
  const cleanUp = vi.fn(async () => undefined)
  const shutdown = createShutdown(() => undefined)
  shutdown.add('children', cleanUp)
  await Promise.all([shutdown.run(), shutdown.run()])
  await shutdown.run()
  expect(cleanUp).toHaveBeenCalledOnce()
})

test('ends at once what was started while the end had begun', async () => {
  const shutdown = createShutdown(() => undefined)
  const ending = shutdown.run()
  const cleanUp = vi.fn(async () => undefined)
  shutdown.add('database', cleanUp)
  await ending
  expect(cleanUp).toHaveBeenCalledOnce()
})

test('goes on after a clean-up that fails, and tells of it', async () => {
  const failures: unknown[] = []
  const cleanUp = vi.fn(async () => undefined)
  const shutdown = createShutdown((error) => failures.push(error))
  const failure = new Error('will not stop')
  shutdown.add('children', async () => {
    throw failure
  })
  shutdown.add('database', cleanUp)
  await shutdown.run()
  expect(failures).toEqual([failure])
  expect(cleanUp).toHaveBeenCalledOnce()
})

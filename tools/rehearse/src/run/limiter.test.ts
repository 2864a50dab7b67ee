import { expect, test } from 'vitest'
import { createLimiter } from './limiter.ts'

/** Runs tasks that each wait for one turn of the others; answers the greatest number at once, by claim. */
async function measure(atOnce: number, claims: readonly (readonly string[])[]) {
  const limit = createLimiter(atOnce)
  const running: (readonly string[])[] = []
  let most = 0
  let mostOfOne = 0
  await Promise.all(
    claims.map((own) =>
      limit(own, async () => {
        running.push(own)
        most = Math.max(most, running.length)
        mostOfOne = Math.max(mostOfOne, running.filter((each) => each.includes('5432')).length)
        await new Promise((next) => setImmediate(next))
        running.splice(running.indexOf(own), 1)
      }),
    ),
  )
  return { most, mostOfOne }
}

test('so many run at once, and one at a time of those that claim the same', async () => {
  expect(await measure(2, [[], [], [], []])).toEqual({ most: 2, mostOfOne: 0 })
  expect(await measure(4, [['5432'], ['5432'], [], ['5432']])).toEqual({ most: 2, mostOfOne: 1 })
})

test('what failed makes room for the next', async () => {
  const limit = createLimiter(1)
  await expect(limit(['x'], () => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
  expect(await limit(['x'], () => Promise.resolve('done'))).toBe('done')
})

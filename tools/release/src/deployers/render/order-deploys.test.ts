import { expect, test } from 'vitest'
import { orderDeploys } from './order-deploys.ts'

/** Newest first: `live b rollback` is a deployment of commit b that a rollback made and that serves. */
function deploys(...texts: string[]) {
  return texts.map((text, index) => {
    const [status = '', commit = '', trigger = 'api'] = text.split(' ')
    const createdAt = new Date(Date.UTC(2026, 10, 21, 12, texts.length - index)).toISOString()
    return { id: `dep-${texts.length - index}`, status, trigger, createdAt, commit: { id: commit } }
  })
}

test.each([
  ['what served before', ['live b', 'deactivated a'], ['dep-1']],
  [
    'never what failed or was cancelled',
    ['live c', 'build_failed b', 'canceled b', 'deactivated a'],
    ['dep-1'],
  ],
  ['never the same commit', ['live b', 'deactivated b', 'deactivated a'], ['dep-1']],
  [
    'never what was rolled back',
    ['live a rollback', 'deactivated b', 'deactivated a', 'deactivated z'],
    ['dep-1'],
  ],
  [
    'also after a rehearsal, which goes back and forth',
    ['live b rollback', 'deactivated a rollback', 'deactivated b', 'deactivated a'],
    ['dep-1'],
  ],
  ['nothing after the first', ['live a'], []],
  ['nothing before it', ['build_in_progress a'], []],
])('goes back to %s', (_, texts, ids) => {
  expect(orderDeploys(deploys(...texts)).earlier.map(({ id }) => id)).toEqual(ids)
})

test('knows what serves and what is on its way, in whatever order Render lists them', () => {
  const order = orderDeploys(deploys('queued c', 'live b', 'deactivated a').toReversed())
  expect([order.running?.commit, order.live?.commit]).toEqual(['c', 'b'])
})

import { expect, test } from 'vitest'
import { RequestFailure } from '../request/request-failure.ts'
import { createTestI18n } from '../testing/create-test-i18n.ts'
import { problemText } from './problem-text.ts'

function refused(facts: { code: string; title?: string; detail?: string }): RequestFailure {
  return new RequestFailure({ kind: 'refused', operationId: 'x', access: 'signed-in', status: 422, ...facts })
}

test('a refusal is told in the language of the screen, by its code', async () => {
  const i18n = await createTestI18n('en', 'latn')
  const failure = refused({ code: 'IDEMPOTENCY_KEY_REUSED', title: 'This key was used' })
  expect(problemText(failure, i18n)).toEqual({
    text: i18n.t('problem.IDEMPOTENCY_KEY_REUSED'),
    isServers: false,
  })
})

test('a feature’s own refusal is told in the feature’s words', async () => {
  const i18n = await createTestI18n('en', 'latn')
  i18n.addResourceBundle('en', 'visits', { problem: { VISIT_OPEN: 'The visit is still open.' } })
  expect(problemText(refused({ code: 'VISIT_OPEN' }), i18n)).toEqual({
    text: 'The visit is still open.',
    isServers: false,
  })
})

test('one that nobody has words for keeps the server’s', async () => {
  const i18n = await createTestI18n('en', 'latn')
  expect(problemText(refused({ code: 'ODD', title: 'Odd', detail: 'Quite odd' }), i18n)).toEqual({
    text: 'Quite odd',
    isServers: true,
  })
  expect(problemText(refused({ code: 'ODD' }), i18n)).toBeUndefined()
})

import { expect, test } from 'vitest'
import { RequestFailure } from '../request/request-failure.ts'
import { createTestI18n } from '../testing/create-test-i18n.ts'
import { problemText } from './problem-text.ts'

test('a refusal is told in the language of the screen, not in the server’s English', async () => {
  const i18n = await createTestI18n('ar', 'latn')
  const facts = { code: 'IDEMPOTENCY_KEY_REUSED', title: 'This key was used' }
  const failure = new RequestFailure({
    ...{ kind: 'refused', operationId: 'x', access: 'signed-in', status: 422 },
    ...facts,
  })
  expect(problemText(failure, i18n)?.text).toMatch(/^\p{Script=Arabic}/u)
})

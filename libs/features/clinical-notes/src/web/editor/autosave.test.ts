import { RequestFailure } from '@ehr/ui/request/request-failure.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Autosave, type SendOptions, type SendResult } from './autosave.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const OFFLINE = {
  kind: 'failed',
  failure: new RequestFailure({
    kind: 'offline',
    operationId: 'clinical-notes.save-draft',
    access: 'clinical-notes:write',
  }),
  isRetried: true,
} as const satisfies SendResult

/** A draft and a server; `answers` are given one by one, then everything is taken. */
function openDraft(answers: SendResult[] = [], answerAfterMs = 100) {
  const draft = { typed: '', saved: '', requests: [] as { text: string; options: SendOptions }[] }
  const autosave = new Autosave({
    isUnsaved: () => draft.typed !== draft.saved,
    send: async (options) => {
      const text = draft.typed
      draft.requests.push({ text, options })
      await new Promise((resolve) => setTimeout(resolve, answerAfterMs))
      const answer = answers.shift() ?? { kind: 'sent' }
      if (answer.kind === 'sent') draft.saved = text
      return answer
    },
  })
  const type = (text: string) => {
    draft.typed += text
    autosave.touched()
  }
  return { draft, autosave, type }
}

test('two seconds after the last letter everything is sent once', async () => {
  const { draft, autosave, type } = openDraft()
  type('C')
  await vi.advanceTimersByTimeAsync(1_500)
  type('ough')
  await vi.advanceTimersByTimeAsync(1_999)
  expect(draft.requests).toEqual([])
  expect(autosave.getState().kind).toBe('waiting')
  await vi.advanceTimersByTimeAsync(101)
  expect(draft.saved).toBe('Cough')
  expect(autosave.getState().kind).toBe('saved')
})

test('whoever types without a pause has at most ten seconds unsaved', async () => {
  const { draft, type } = openDraft()
  for (let second = 0; second < 12; second += 1) {
    type('x')
    await vi.advanceTimersByTimeAsync(1_000)
  }
  expect(draft.requests.map(({ text }) => text.length)).toEqual([10])
})

test('what is typed while a save is under way is unsaved, and sent next', async () => {
  const { draft, autosave, type } = openDraft([], 3_000)
  type('one')
  await vi.advanceTimersByTimeAsync(2_500)
  type(' two')
  await vi.advanceTimersByTimeAsync(2_500)
  expect(draft.requests).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(draft.saved).toBe('one two')
  expect(draft.requests).toHaveLength(2)
  expect(autosave.getState().kind).toBe('saved')
})

test('without an answer it says "not saved" and tries again by itself, as nobody’s activity', async () => {
  const { draft, autosave, type } = openDraft([OFFLINE])
  type('Cough')
  await vi.advanceTimersByTimeAsync(2_200)
  expect(autosave.getState()).toMatchObject({ kind: 'failed', isRetried: true })
  await vi.advanceTimersByTimeAsync(15_200)
  expect(draft.saved).toBe('Cough')
  expect(draft.requests.map(({ options }) => options.background)).toEqual([false, true])
})

test('after a conflict nothing is sent until a person has chosen', async () => {
  const { draft, autosave, type } = openDraft([{ kind: 'conflict' }])
  type('mine')
  await vi.advanceTimersByTimeAsync(2_200)
  type(' and more')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(draft.requests).toHaveLength(1)
  const resumed = autosave.resume()
  await vi.advanceTimersByTimeAsync(200)
  await resumed
  expect(draft.saved).toBe('mine and more')
})

test('a flush waits for the request under way and then sends the rest', async () => {
  const { draft, autosave, type } = openDraft([], 1_000)
  type('one')
  await vi.advanceTimersByTimeAsync(2_500)
  type(' two')
  const flushed = autosave.flush({ keepalive: true })
  await vi.advanceTimersByTimeAsync(2_000)
  await flushed
  expect(draft.saved).toBe('one two')
  expect(draft.requests.at(-1)?.options.keepalive).toBe(true)
})

test('nothing typed, nothing sent', async () => {
  const { draft, autosave } = openDraft()
  autosave.touched()
  await autosave.flush()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(draft.requests).toEqual([])
})

import { expect, test, vi } from 'vitest'
import { createReporter } from './reporter.ts'

function recordedScreen(isTTY: boolean): {
  isTTY: boolean
  columns: number
  write(text: string): void
  text: string
} {
  return {
    isTTY,
    columns: 60,
    text: '',
    write(text) {
      this.text += text
    },
  }
}

test('without a terminal a quick step is one line', async () => {
  const screen = recordedScreen(false)
  await createReporter(screen, () => 0).step('Starting it', 'Started', async () => undefined)
  expect(screen.text).toBe('✓ Started (0.0 s)\n')
})

test('without a terminal a step over a second is told of in plain lines', async () => {
  vi.useFakeTimers({ now: 0 })
  const screen = recordedScreen(false)
  const step = createReporter(screen).step('Loading', 'Loaded', async (tell) => {
    tell('120 of 200 patients')
    await new Promise((resolve) => setTimeout(resolve, 12_000))
  })
  await vi.advanceTimersByTimeAsync(12_000)
  await step
  vi.useRealTimers()
  expect(screen.text).toBe(
    '… Loading: 120 of 200 patients (1.0 s)\n… Loading: 120 of 200 patients (11 s)\n✓ Loaded (12 s)\n',
  )
})

test('a terminal shows a spinner that the final line replaces', async () => {
  vi.useFakeTimers({ now: 0 })
  const screen = recordedScreen(true)
  const step = createReporter(screen).step(
    'Loading',
    'Loaded',
    () => new Promise((resolve) => setTimeout(resolve, 200)),
  )
  await vi.advanceTimersByTimeAsync(200)
  await step
  const written = screen.text.length
  await vi.advanceTimersByTimeAsync(1000)
  vi.useRealTimers()
  expect(screen.text).toContain('⠙ Loading')
  expect(screen.text).toContain('Loaded')
  expect(screen.text.length).toBe(written)
})

test('a failed step leaves no spinner and passes its error on', async () => {
  const screen = recordedScreen(true)
  const failure = new Error('no room')
  const step = createReporter(screen).step('Loading', 'Loaded', async () => {
    throw failure
  })
  await expect(step).rejects.toBe(failure)
  expect(screen.text).not.toContain('Loaded')
})

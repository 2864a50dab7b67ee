import { styleText } from 'node:util'
import { describeStep, type RunningStep, renderSeconds, renderSpinner } from './progress.ts'

const SPINNER_MS = 80
const FIRST_WORD_MS = 1000
const NEXT_WORD_MS = 10_000

/** Where a reporter writes: a terminal, or a file or pipe that gets plain lines. */
export interface Screen {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

/** Tells a person how a run goes, step by step. */
export interface Reporter {
  /** Runs a step: shows it under way, then what is done and how long it took. `work` may tell how far it is. */
  step<T>(
    title: string,
    done: string | ((result: T) => string),
    work: (tell: (detail: string) => void) => Promise<T>,
  ): Promise<T>
  /** Writes a line of its own. */
  line(text: string): void
  /** Clears the spinner for a question, until the returned function is called. */
  pause(): () => void
}

/** Creates a reporter: a spinner line on a terminal; elsewhere a line after a second and every ten thereafter. */
export function createReporter(screen: Screen, now: () => number = Date.now): Reporter {
  const running = new Set<RunningStep>()
  const isTerminal = screen.isTTY === true
  let isPaused = false
  let ticker: NodeJS.Timeout | undefined

  const clear = (): void => {
    if (isTerminal) screen.write('\r\u001b[K')
  }
  const draw = (): void => {
    if (!isPaused) screen.write(`\r\u001b[K${renderSpinner([...running], now(), screen.columns ?? 80)}`)
  }
  const tick = (): void => {
    if (running.size > 0 && isTerminal) ticker ??= setInterval(draw, SPINNER_MS)
    if (running.size > 0) return
    clearInterval(ticker)
    ticker = undefined
  }
  const line = (text: string): void => {
    clear()
    screen.write(`${text}\n`)
  }

  return {
    line,
    pause: () => {
      isPaused = true
      clear()
      return () => {
        isPaused = false
      }
    },
    step: async (title, done, work) => {
      let step: RunningStep = { title, startedAt: now() }
      running.add(step)
      tick()
      const words = isTerminal ? undefined : tellInWords(() => line(`… ${describeStep(step, now())}`))
      try {
        const result = await work((detail) => {
          running.delete(step)
          step = { ...step, detail }
          running.add(step)
        })
        const text = typeof done === 'string' ? done : done(result)
        line(`${green(screen, '✓')} ${text} ${dim(screen, `(${renderSeconds(now() - step.startedAt)})`)}`)
        return result
      } finally {
        words?.()
        running.delete(step)
        clear()
        tick()
      }
    },
  }
}

function tellInWords(tell: () => void): () => void {
  let timer = setTimeout(repeat, FIRST_WORD_MS)
  function repeat(): void {
    tell()
    timer = setTimeout(repeat, NEXT_WORD_MS)
  }
  return () => clearTimeout(timer)
}

function green(screen: Screen, text: string): string {
  return screen.isTTY === true ? styleText('green', text) : text
}

function dim(screen: Screen, text: string): string {
  return screen.isTTY === true ? styleText('dim', text) : text
}

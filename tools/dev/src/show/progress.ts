const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']

/** A step under way: what it does, since when (ms), and how far it is where it tells. */
export interface RunningStep {
  readonly title: string
  readonly startedAt: number
  readonly detail?: string
}

/** The one line that a terminal shows while steps run: the longest-running one, and how many beside it. */
export function renderSpinner(steps: readonly RunningStep[], now: number, columns: number): string {
  const [first, ...others] = steps
  if (first === undefined) return ''
  const frame = FRAMES[Math.floor(now / 80) % FRAMES.length] ?? ''
  const also = others.length === 0 ? '' : `, and ${others.map((step) => lowerFirst(step.title)).join(', ')}`
  return clip(`${frame} ${describeStep(first, now)}${also}`, columns - 1)
}

/** A step's title with its detail and, from the first second on, its duration. */
export function describeStep(step: RunningStep, now: number): string {
  const detail = step.detail === undefined ? '' : `: ${step.detail}`
  const elapsedMs = now - step.startedAt
  return elapsedMs < 1000 ? `${step.title}${detail}` : `${step.title}${detail} (${renderSeconds(elapsedMs)})`
}

/** Milliseconds as people read them: 0.4 s, 3.2 s, 41 s. */
export function renderSeconds(durationMs: number): string {
  const seconds = durationMs / 1000
  return seconds < 10 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

function clip(text: string, columns: number): string {
  return columns > 0 && text.length > columns ? `${text.slice(0, columns - 1)}…` : text
}

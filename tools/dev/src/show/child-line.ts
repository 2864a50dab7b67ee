import * as z from 'zod/mini'

const LogLine = z.object({
  level: z.union([z.number(), z.string()]),
  msg: z.optional(z.string()),
  err: z.optional(
    z.object({
      message: z.optional(z.string()),
      stack: z.optional(z.union([z.string(), z.array(z.string())])),
    }),
  ),
})

const WARNING = 40
const ERROR = 50
const LEVELS = new Map([
  ['warn', 40],
  ['error', 50],
  ['fatal', 60],
])

/**
 * What the terminal shows of a line that a child said: warnings and errors of its log, and everything that is no
 * log line (a syntax error, a restart). The whole is in the child's log file.
 */
export function renderChildLine(name: string, line: string): string | undefined {
  if (line.trim() === '') return undefined
  if (!line.startsWith('{')) return `${name} │ ${line}`
  const parsed = parseLogLine(line)
  if (parsed === undefined) return `${name} │ ${line}`
  if (levelOf(parsed.level) < WARNING) return undefined
  const text = [parsed.msg, ...renderError(parsed)].filter((part) => part !== undefined)
  return `${name} │ ${text.join('\n')}`
}

/** A warning is told by its message: where it comes from only matters when something has failed. */
function renderError({ level, err }: z.infer<typeof LogLine>): (string | undefined)[] {
  if (levelOf(level) < ERROR) return [err?.message]
  if (Array.isArray(err?.stack)) return [err.message, ...err.stack.map((frame) => `  ${frame}`)]
  return [err?.stack ?? err?.message]
}

function parseLogLine(line: string): z.infer<typeof LogLine> | undefined {
  try {
    return LogLine.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

function levelOf(level: number | string): number {
  return typeof level === 'number' ? level : (LEVELS.get(level) ?? 0)
}

import { fileURLToPath } from 'node:url'
import type { Site } from '../model/observation.ts'
import { findCallStart } from './call-start.ts'
import { sourceMaps } from './hooks.ts'

/**
 * Finds the line of the migration that is running now: the first frame in `file`, else in the nearest file that is
 * not of a package.
 */
export function findCallSite(file: string): Site | undefined {
  return chooseSite(readFrames(new Error('where')), file)
}

/** Finds the line that an error comes from, by the same order. */
export function findErrorSite(error: unknown, file: string): Site | undefined {
  if (!(error instanceof Error)) return undefined
  return chooseSite(parseStack(error.stack ?? ''), file)
}

interface Frame {
  file: string
  line: number
  column: number
}

function chooseSite(frames: readonly Frame[], file: string): Site | undefined {
  const frame = frames.find((one) => one.file === file) ?? frames.find(isOwn)
  return frame && toSite(frame)
}

function isOwn({ file }: Frame): boolean {
  return !/[\\/]node_modules[\\/]/.test(file) && !file.startsWith(GUARD)
}

const GUARD = import.meta.dirname

function toSite({ file, line, column }: Frame): Site {
  const entry = sourceMaps.get(file)?.findEntry(line - 1, column - 1)
  const isMapped = entry !== undefined && 'originalLine' in entry
  const place = isMapped
    ? { line: entry.originalLine + 1, column: entry.originalColumn + 1 }
    : { line, column }
  return { file, line: findCallStart(file, place.line, place.column) }
}

/** Of the stack as it is, before anything that a project installs has turned it into text. */
function readFrames(error: Error): Frame[] {
  const { prepareStackTrace, stackTraceLimit } = Error
  Error.prepareStackTrace = (_, sites) => sites
  try {
    Error.stackTraceLimit = 60
    const carrier: { stack?: unknown } = {}
    Error.captureStackTrace(carrier)
    const sites = carrier.stack
    return Array.isArray(sites) ? sites.flatMap(toFrame) : parseStack(error.stack ?? '')
  } finally {
    Error.prepareStackTrace = prepareStackTrace
    Error.stackTraceLimit = stackTraceLimit
  }
}

function toFrame(site: NodeJS.CallSite): Frame[] {
  const [name, line, column] = [site.getFileName(), site.getLineNumber(), site.getColumnNumber()]
  if (typeof name !== 'string' || line === null) return []
  return [{ file: toPath(name), line, column: column ?? 1 }]
}

function parseStack(stack: string): Frame[] {
  return stack.split('\n').flatMap((text) => {
    const [, name, line, column] = /\(?((?:file:|\/|[A-Za-z]:\\).*?):(\d+):(\d+)\)?$/.exec(text.trim()) ?? []
    if (name === undefined) return []
    return [
      { file: toPath(name.replace(/^.*\((?=file:|\/)/, '')), line: Number(line), column: Number(column) },
    ]
  })
}

function toPath(name: string): string {
  return name.startsWith('file:') ? fileURLToPath(name) : name
}

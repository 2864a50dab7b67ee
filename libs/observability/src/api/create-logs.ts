import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'
import { describeError } from './describe-error.ts'

/** The process's logs; each line carries its kind. */
export interface Logs {
  /** One line a request: route, status, duration, ids. */
  readonly access: Logger
  /** What the process does: starts, stops, jobs. */
  readonly application: Logger
  /** What somebody must look at. */
  readonly error: Logger
  /** That something was recorded or refused, by ids; the trail itself is in the database. */
  readonly audit: Logger
}

export interface LogOptions {
  readonly level: LoggerOptions['level']
  readonly release: string
  /** Where lines go; standard output unless a test reads them. */
  readonly destination?: DestinationStream
}

/** A last net under the rule that patient data is never given to a log: names under which it would arrive. */
const REDACTED = [
  'headers',
  'body',
  'query',
  'params',
  'url',
  'password',
  'token',
  'email',
  'patient',
  '*.headers',
  '*.body',
  '*.query',
  '*.params',
  '*.url',
  '*.password',
  '*.token',
  '*.email',
]

/** Starts logging: JSON lines on standard output, errors described without their data. */
export function createLogs({ level, release, destination }: LogOptions): Logs {
  const options: LoggerOptions = {
    level: level ?? 'info',
    base: { release },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: REDACTED, remove: true },
    // Fastify itself logs under these names; nothing of a request but its id may pass.
    serializers: { err: (error) => describeError(error), req: idOf, res: () => undefined },
  }
  const root = destination === undefined ? pino(options) : pino(options, destination)
  return {
    access: root.child({ kind: 'access' }),
    application: root.child({ kind: 'application' }),
    error: root.child({ kind: 'error' }),
    audit: root.child({ kind: 'audit' }),
  }
}

function idOf(request: unknown): { id: unknown } | undefined {
  return typeof request === 'object' && request !== null && 'id' in request ? { id: request.id } : undefined
}

/** What PostgreSQL says about an error, as far as it may be shown: never its `detail`, which quotes rows. */
export interface DatabaseErrorFacts {
  message: string
  /** SQLSTATE; undefined for errors that are not PostgreSQL's. */
  code: string | undefined
  hint: string | undefined
}

/** Reads the facts of whatever was thrown. */
export function readErrorFacts(error: unknown): DatabaseErrorFacts {
  if (!(error instanceof Error)) return { message: String(error), code: undefined, hint: undefined }
  return { message: error.message, code: textOf(error, 'code'), hint: textOf(error, 'hint') }
}

const RETRIED = new Map([
  ['55P03', 'a lock could not be had in time'],
  ['40P01', 'a deadlock was resolved against it'],
  ['40001', 'a transaction at the same time came first'],
])

/** Says why the same again may succeed; undefined where it would fail again. */
export function findRetryReason(error: unknown): string | undefined {
  return RETRIED.get(readErrorFacts(error).code ?? '')
}

/** Says whether the session is gone: ended by an administrator, by a restart, by the network. */
export function isConnectionLoss(error: unknown): boolean {
  const { code, message } = readErrorFacts(error)
  // Class 08 and 57P are PostgreSQL's (appendix A of its documentation); the rest is how Node and pg put it.
  return (
    /^(08|57P)/.test(code ?? '') ||
    ['ECONNRESET', 'EPIPE', 'ECONNREFUSED', 'ETIMEDOUT'].includes(code ?? '') ||
    /connection (terminated|error|ended)|not queryable|server closed/i.test(message)
  )
}

const EXISTS_ALREADY = ['42P07', '42701', '42710', '42723', '42P06']
const IS_GONE_ALREADY = ['42704', '42P01', '42703', '42883', '3F000']

/** Says whether a statement failed because its effect is there already: made, or dropped, by an earlier run. */
export function isDoneAlready(sql: string, error: unknown): boolean {
  const { code = '' } = readErrorFacts(error)
  switch (/^\w+/.exec(stripComments(sql).toLowerCase())?.[0]) {
    case 'create':
      return EXISTS_ALREADY.includes(code)
    case 'drop':
      return IS_GONE_ALREADY.includes(code)
    case 'alter':
      return EXISTS_ALREADY.includes(code) || IS_GONE_ALREADY.includes(code)
    default:
      return false
  }
}

/** The statement without the comments in front of it. */
export function stripComments(sql: string): string {
  return sql.replace(/^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/, '')
}

/** The statement in one line of at most 160 characters. */
export function shortenSql(sql: string): string {
  const line = sql.replace(/\s+/g, ' ').trim()
  return line.length <= 160 ? line : `${line.slice(0, 159)}…`
}

function textOf(error: Error, key: 'code' | 'hint'): string | undefined {
  const value: unknown = Object.getOwnPropertyDescriptor(error, key)?.value
  return typeof value === 'string' ? value : undefined
}

import { PROBLEMS, type ProblemType } from '@ehr/contracts'
import type { Refusal } from './refusal.ts'

const TRY_AGAIN = 'The database is busy with something else. Try again in a moment.'
const NOT_STORABLE = 'A value cannot be stored.'

interface Rule {
  /** A code of PostgreSQL's appendix A, or the class that a code begins with. */
  readonly sqlState: string
  readonly problem: ProblemType
  readonly detail: string
  readonly isUnexpected: boolean
}

// Data exceptions and checks should have been caught by the contract: the client gets its 400, we get to know.
const RULES: readonly Rule[] = [
  { sqlState: '23505', problem: PROBLEMS.conflict, detail: 'It exists already.', isUnexpected: false },
  { sqlState: '23P01', problem: PROBLEMS.conflict, detail: 'It overlaps another one.', isUnexpected: false },
  {
    sqlState: '23503',
    problem: PROBLEMS.conflict,
    detail: 'A record it refers to is not there.',
    isUnexpected: false,
  },
  { sqlState: '23502', problem: PROBLEMS.badRequest, detail: NOT_STORABLE, isUnexpected: true },
  { sqlState: '23514', problem: PROBLEMS.badRequest, detail: NOT_STORABLE, isUnexpected: true },
  { sqlState: '22', problem: PROBLEMS.badRequest, detail: NOT_STORABLE, isUnexpected: true },
  { sqlState: '40', problem: PROBLEMS.notReady, detail: TRY_AGAIN, isUnexpected: false },
  { sqlState: '55P03', problem: PROBLEMS.notReady, detail: TRY_AGAIN, isUnexpected: false },
  { sqlState: '57014', problem: PROBLEMS.notReady, detail: TRY_AGAIN, isUnexpected: true },
  { sqlState: '57P', problem: PROBLEMS.notReady, detail: TRY_AGAIN, isUnexpected: true },
  { sqlState: '53', problem: PROBLEMS.notReady, detail: TRY_AGAIN, isUnexpected: true },
  { sqlState: '08', problem: PROBLEMS.notReady, detail: TRY_AGAIN, isUnexpected: true },
]

const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
])
// node-postgres gives these two no code.
const CONNECTION_MESSAGES = ['timeout exceeded when trying to connect', 'Connection terminated']

/** What the client is told about an error of the database; `undefined` for one that is only ours to know. */
export function postgresRefusal(error: Error): Refusal | undefined {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (isSqlState(error, code)) return RULES.find(({ sqlState }) => code.startsWith(sqlState))
  const isConnection =
    CONNECTION_CODES.has(code) || CONNECTION_MESSAGES.some((message) => error.message.startsWith(message))
  return isConnection ? { problem: PROBLEMS.notReady, detail: TRY_AGAIN, isUnexpected: true } : undefined
}

function isSqlState(error: Error, code: string): boolean {
  return 'severity' in error && /^[0-9A-Z]{5}$/.test(code)
}

import { PROBLEMS, type ProblemType } from '@ehr/contracts'
import { AppError } from '../app-error.ts'
import { postgresRefusal } from './postgres-refusal.ts'
import type { Refusal } from './refusal.ts'

const BY_STATUS: Readonly<Record<number, ProblemType>> = {
  404: PROBLEMS.notFound,
  405: PROBLEMS.methodNotAllowed,
  413: PROBLEMS.tooLarge,
  415: PROBLEMS.unsupportedMediaType,
  429: PROBLEMS.tooManyRequests,
  503: PROBLEMS.notReady,
}

const DETAILS: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not JSON.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The body is not as long as Content-Length says.',
  FST_ERR_BAD_URL: 'The address is not a valid one.',
  FST_ERR_MAX_PARAM_LENGTH: 'A part of the address is too long.',
}

/** Decides what a client is told about any error; nothing of an unknown error's own text. */
export function refusalOfError(error: unknown): Refusal {
  if (error instanceof AppError) return appRefusal(error)
  if (error instanceof Error) {
    return (
      postgresRefusal(error) ?? fastifyRefusal(error) ?? { problem: PROBLEMS.internal, isUnexpected: true }
    )
  }
  return { problem: PROBLEMS.internal, isUnexpected: true }
}

function appRefusal({ problem, detail, places }: AppError): Refusal {
  return { problem, detail, places, isUnexpected: problem.status >= 500 }
}

/** Errors of Fastify and its plugins carry a status; their text may repeat what was sent, so ours replaces it. */
function fastifyRefusal(error: Error): Refusal | undefined {
  if (!('statusCode' in error) || typeof error.statusCode !== 'number') return undefined
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const known = BY_STATUS[error.statusCode]
  if (known !== undefined) return { problem: known, isUnexpected: error.statusCode >= 500 }
  if (error.statusCode < 400 || error.statusCode >= 500) return undefined
  return { problem: PROBLEMS.badRequest, detail: DETAILS[code], isUnexpected: false }
}

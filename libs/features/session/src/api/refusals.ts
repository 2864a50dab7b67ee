import type { PasswordProblem, Refusal } from '@ehr/auth'
import { PROBLEMS } from '@ehr/contracts'
import { AppError, type HttpExchange } from '@ehr/http'
import { SESSION_PROBLEMS } from '../contract.ts'

/** What a client is told when it was not let in: never whether there is an account, nor what was wrong with it. */
export function refusalOfSignIn(refusal: Refusal, http: HttpExchange): AppError {
  if (refusal.reason === 'throttled') return tooMany(refusal, http)
  if (refusal.reason === 'expired') return new AppError(SESSION_PROBLEMS.stepExpired)
  if (refusal.reason === 'code') return new AppError(SESSION_PROBLEMS.codeRefused)
  if (refusal.reason === 'session') return new AppError(PROBLEMS.unauthenticated)
  return new AppError(PROBLEMS.signInFailed)
}

/** Too many attempts; says when to come again (RFC 9110, 10.2.3). */
export function tooMany({ retryAfterS }: { retryAfterS?: number }, http: HttpExchange): AppError {
  if (retryAfterS !== undefined) http.setHeader('retry-after', String(retryAfterS))
  return new AppError(PROBLEMS.tooManyRequests)
}

/** A password that may not be chosen; `detail` is the code that the page has words for. */
export function unsuitablePassword(pointer: string, problem: PasswordProblem): AppError {
  return new AppError(PROBLEMS.badRequest, undefined, [{ pointer, detail: problem }])
}

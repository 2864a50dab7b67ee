import { PROBLEMS } from '@ehr/contracts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../app-error.ts'
import { watchAllowedMethods } from './allowed-methods.ts'
import { PROBLEM_MEDIA_TYPE, type Refusal, renderProblem } from './refusal.ts'
import { refusalOfError } from './refusal-of-error.ts'

const RETRY_AFTER_SECONDS = 2

/** Learns of errors that somebody of ours must look at. */
export type ReportError = (error: unknown, request: FastifyRequest) => void

/**
 * Makes every refusal of the server a problem (RFC 9457): thrown errors, unknown addresses, wrong methods. Call it
 * before routes are added.
 */
export function registerProblems(app: FastifyInstance, report: ReportError = logError): void {
  const allowedMethods = watchAllowedMethods(app)
  // JSON is all that contracts describe; anything else answers 415 instead of reaching a handler as text.
  app.removeContentTypeParser('text/plain')
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, report))
  app.setNotFoundHandler((request, reply) => answerUnknown(request, reply, allowedMethods(pathOf(request))))
}

/** Answers an error as a problem; for Fastify's `frameworkErrors`, which come before any handler. */
export function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  report: ReportError = logError,
): FastifyReply {
  const refusal = refusalOfError(error)
  if (refusal.isUnexpected && !hasHungUp(error, reply)) report(error, request)
  return sendProblem(refusal, request, reply)
}

/** People close pages and lose networks while an answer is on its way: nothing of ours is broken then. */
function hasHungUp(error: unknown, reply: FastifyReply): boolean {
  return (
    reply.raw.destroyed &&
    error instanceof Error &&
    Reflect.get(error, 'code') === 'ERR_STREAM_PREMATURE_CLOSE'
  )
}

/** Answers a refusal. */
export function sendProblem(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status } = refusal.problem
  if (status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS)
  // A sign-in that could not be recorded must not hand out its session.
  reply.removeHeader('set-cookie')
  return reply
    .status(status)
    .type(PROBLEM_MEDIA_TYPE)
    .header('cache-control', 'no-store')
    .send(renderProblem(refusal, request.id))
}

function answerUnknown(
  request: FastifyRequest,
  reply: FastifyReply,
  allowed: readonly string[],
): FastifyReply {
  if (allowed.length === 0) {
    const detail = 'There is nothing at this address.'
    return sendProblem({ problem: PROBLEMS.notFound, detail, isUnexpected: false }, request, reply)
  }
  reply.header('allow', allowed.join(', '))
  return sendProblem({ problem: PROBLEMS.methodNotAllowed, isUnexpected: false }, request, reply)
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? ''
}

function logError(error: unknown, request: FastifyRequest): void {
  request.log.error({ err: error instanceof AppError ? (error.cause ?? error) : error }, 'unexpected error')
}

import { HEADERS } from '@ehr/contracts'
import { answerError, type ReportError, registerProblems } from '@ehr/http'
import type { ErrorReports, Logs } from '@ehr/observability/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { API_POLICY } from './content-security-policy.ts'
import { SECURITY_HEADERS } from './security-headers.ts'

export interface ProblemOptions {
  readonly logs: Logs
  readonly errors: ErrorReports
}

/** Every refusal is a problem (RFC 9457); what is ours to mend goes to the error log and to the error reports. */
export const problems = fp<ProblemOptions>(
  async (app, { logs, errors }) => registerProblems(app, createErrorReporter(logs, errors)),
  { name: 'problems' },
)

/** Writes an unexpected error down, by ids and codes. */
function createErrorReporter(logs: Logs, errors: ErrorReports): ReportError {
  return (error, request) => {
    const operation = request.routeOptions?.config?.operationId
    const facts = { operation, requestId: request.id }
    logs.error.error({ ...facts, err: error }, 'unexpected error')
    errors.report(error, facts)
  }
}

/** Answers what Fastify refuses before any plugin sees it (a malformed address), as the plugins would have. */
export function createFrameworkErrorHandler(logs: Logs, errors: ErrorReports) {
  const report = createErrorReporter(logs, errors)
  return (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    reply.headers({
      ...SECURITY_HEADERS,
      'content-security-policy': API_POLICY,
      [HEADERS.requestId]: request.id,
    })
    answerError(error, request, reply, report)
    logs.access.info({ requestId: request.id, method: request.method, status: reply.statusCode })
  }
}
